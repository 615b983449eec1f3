using Proofmark.Core;
using Proofmark.Core.Expressions;

namespace Proofmark.App.Policies;

/// <summary>Applies a policy to results.</summary>
public static class PolicyJudge
{
    /// <summary>Decides.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="failOn">Least severity that fails.</param>
    /// <param name="results">The results.</param>
    /// <param name="accepted">Findings that somebody entitled to it has accepted; they fail only a required check.</param>
    public static Decision Decide(Policy policy, Severity failOn, IReadOnlyList<CheckResult> results, IReadOnlySet<Finding> accepted)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(results);
        ArgumentNullException.ThrowIfNull(accepted);
        var reasons = new List<string>();
        var open = results.SelectMany(r => r.Findings.Where(f => !accepted.Contains(f)).Select(f => (Result: r, Finding: f))).ToList();
        reasons.AddRange(open.Where(o => o.Finding.Severity >= failOn).Select(o => $"finding.{o.Finding.RuleId}"));
        reasons.AddRange(policy.Block.Where(b => open.Any(o => Blocks(b, o.Result, o.Finding))).Select(b => $"policy.{b.Id}"));
        reasons.AddRange(policy.Require.Where(id => Of(results, id).Any(r => r.Outcome == Outcome.Fail)).Select(id => $"required-check-failed.{id}"));
        var failed = reasons.Count > 0;

        var missing = policy.Require.Where(id => !IsEstablished(Of(results, id))).Order(StringComparer.Ordinal).ToList();
        reasons.AddRange(missing.Select(id => $"required-check-missing.{id}"));
        var broken = results.Any(r => r.Outcome == Outcome.Error);
        if (broken)
        {
            reasons.Add("check-error");
        }

        var partial = results.Count == 0 || results.Any(r => r.Outcome == Outcome.NotEstablished);
        if (partial)
        {
            reasons.Add("evidence-incomplete");
        }

        var outcome = Conclude(broken, failed, partial || missing.Count > 0);
        var nothingToJudge = outcome == Outcome.Pass && results.All(r => r.Outcome == Outcome.NotApplicable);
        return new Decision(nothingToJudge ? Outcome.NotApplicable : outcome, ReasonCodes.Sorted(reasons), missing);
    }

    private static Outcome Conclude(bool broken, bool failed, bool partial)
    {
        if (broken)
        {
            return Outcome.Error;
        }

        return failed ? Outcome.Fail : partial ? Outcome.NotEstablished : Outcome.Pass;
    }

    private static IEnumerable<CheckResult> Of(IReadOnlyList<CheckResult> results, string check) =>
        results.Where(r => string.Equals(r.Check.Id, check, StringComparison.Ordinal));

    private static bool IsEstablished(IEnumerable<CheckResult> results)
    {
        var outcomes = results.Select(r => r.Outcome).ToList();
        return outcomes.Any(o => o is Outcome.Pass or Outcome.Fail) && !outcomes.Any(o => o is Outcome.NotEstablished or Outcome.Error);
    }

    // An expression that cannot be evaluated blocks: a rule must not be evaded by an odd value.
    private static bool Blocks(PolicyBlock block, CheckResult result, Finding finding) =>
        !block.When.Evaluate(PolicyVocabulary.Bind(result, finding), new ExpressionBudget(Limits.Default.MaxExpressionSteps)).IsFalse;
}
