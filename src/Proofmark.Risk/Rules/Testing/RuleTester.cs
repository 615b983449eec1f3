using Proofmark.Core;
using Proofmark.Risk.Rules.Evaluation;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Rules.Testing;

/// <summary>Proves rules by the small systems that they bring along.</summary>
public static class RuleTester
{
    /// <summary>Tests one rule.</summary>
    public static RuleTestResult Test(Rule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return new RuleTestResult(rule.Id, rule.Origin, [.. Positive(rule), .. Negative(rule)]);
    }

    private static IEnumerable<string> Positive(Rule rule)
    {
        var result = Evaluate(rule, rule.Test.Positive, treeTrusted: false);
        if (result.Outcome != Outcome.Fail)
        {
            yield return $"it finds nothing in its positive system: {Explain(result)}";
        }
    }

    // A declared mitigation silences a rule only when the tree is trusted.
    private static IEnumerable<string> Negative(Rule rule)
    {
        var result = Evaluate(rule, rule.Test.Negative, treeTrusted: true);
        if (result.Outcome != Outcome.Pass)
        {
            yield return $"it does not pass its negative system: {Explain(result)}";
        }

        foreach (var property in AnswersRemoved.PropertiesOf(rule.Test.Negative))
        {
            if (Evaluate(rule, AnswersRemoved.From(rule.Test.Negative, property), treeTrusted: true).Outcome == Outcome.NotApplicable)
            {
                yield return $"where '{property}' is not answered it says that it does not apply, but that is not known";
            }
        }
    }

    private static CheckResult Evaluate(Rule rule, SystemModel model, bool treeTrusted) =>
        RuleEvaluator.Evaluate(rule, Digest.OfBytes([]), model, DateTimeOffset.UnixEpoch, treeTrusted);

    private static string Explain(CheckResult result)
    {
        var said = result.Findings.Select(f => f.Message).Concat(result.Coverage.Unread.Select(u => u.Reason)).ToList();
        return said.Count > 0 ? string.Join("; ", said) : result.Outcome == Outcome.NotApplicable ? "nothing in it concerns the rule" : "no finding";
    }
}

/// <summary>What came of a rule's test.</summary>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Origin">Who wrote it.</param>
/// <param name="Problems">What is wrong; empty when the rule holds.</param>
public sealed record RuleTestResult(string Rule, RuleOrigin Origin, IReadOnlyList<string> Problems)
{
    /// <summary>True when nothing is wrong.</summary>
    public bool Passed => Problems.Count == 0;
}
