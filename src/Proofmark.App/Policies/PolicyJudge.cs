using Proofmark.Core;
using Proofmark.Core.Expressions;
using Proofmark.Risk.Rules.Evaluation;

namespace Proofmark.App.Policies;

/// <summary>Applies a policy to results.</summary>
public static class PolicyJudge
{
    /// <summary>Decides.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="failOn">Least severity that fails.</param>
    /// <param name="results">The results.</param>
    /// <param name="excused">Findings that somebody entitled to it has accepted, or that a baseline has already; they fail only a required check.</param>
    /// <param name="further">Reasons that others have found, for example in the assessment as a whole.</param>
    public static Decision Decide(
        Policy policy, Severity failOn, IReadOnlyList<CheckResult> results, IReadOnlySet<Finding> excused, IReadOnlyList<DecisionReason>? further = null)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(results);
        ArgumentNullException.ThrowIfNull(excused);
        List<DecisionReason> reasons =
        [
            .. Findings(policy, failOn, results, excused),
            .. policy.Require.Distinct(StringComparer.Ordinal).SelectMany(id => Required(id, [.. results.Where(r => r.Check.Id == id)])),
            .. further ?? [],
        ];
        var broken = results.Where(r => r.Outcome == Outcome.Error).ToList();
        reasons.AddRange(broken.Select(r => new DecisionReason("check-error", DecisionEffect.Fails, $"{r.Check.Id} broke at {r.Scope}; nothing is known there")));
        var open = results.Count(r => r.Outcome == Outcome.NotEstablished);
        if (open > 0 || results.Count == 0)
        {
            reasons.Add(new("evidence-incomplete", DecisionEffect.Noted, results.Count == 0 ? "nothing was checked" : $"{open} of {results.Count} checks established nothing"));
        }

        return Conclude(reasons, broken.Count > 0, results);
    }

    private static Decision Conclude(List<DecisionReason> reasons, bool broken, IReadOnlyList<CheckResult> results)
    {
        var missing = reasons.Where(r => r.Effect == DecisionEffect.Missing).Select(Named).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return new Decision(Outcome(), ReasonCodes.Sorted(reasons.Select(r => r.Code)), missing)
        {
            Reasons = [.. reasons.OrderBy(r => r.Code, StringComparer.Ordinal).ThenBy(r => r.Why, StringComparer.Ordinal)],
        };

        Outcome Outcome() => broken ? Core.Outcome.Error
            : reasons.Any(r => r.Effect == DecisionEffect.Fails) ? Core.Outcome.Fail
            : missing.Count > 0 || results.Count == 0 || results.Any(r => r.Outcome == Core.Outcome.NotEstablished) ? Core.Outcome.NotEstablished
            : results.All(r => r.Outcome == Core.Outcome.NotApplicable) ? Core.Outcome.NotApplicable
            : Core.Outcome.Pass;
    }

    private static IEnumerable<DecisionReason> Findings(Policy policy, Severity failOn, IReadOnlyList<CheckResult> results, IReadOnlySet<Finding> excused)
    {
        foreach (var (result, finding) in results.SelectMany(r => r.Findings.Where(f => !excused.Contains(f)).Select(f => (r, f))))
        {
            if (finding.Severity >= failOn)
            {
                yield return new($"finding.{finding.RuleId}", DecisionEffect.Fails, $"{Level(finding)} at {finding.Location}: {finding.Message}") { Finding = finding };
            }

            foreach (var block in policy.Block.Where(b => Blocks(b, result, finding)))
            {
                yield return new($"policy.{block.Id}", DecisionEffect.Fails, $"{block.Why} {finding.Location}: {finding.Message}") { Finding = finding };
            }
        }
    }

    private static IEnumerable<DecisionReason> Required(string id, IReadOnlyList<CheckResult> results)
    {
        if (results.Any(r => r.Outcome == Outcome.Fail))
        {
            yield return new($"required-check-failed.{id}", DecisionEffect.Fails, $"the policy requires {id}, and it failed");
        }

        if (!IsEstablished(results))
        {
            yield return new(MissingPrefix + id, DecisionEffect.Missing, $"the policy requires {id}, and it was not established");
        }
        else if (results.Any(RuleEvaluator.IsClaim))
        {
            yield return new(ClaimedPrefix + id, DecisionEffect.Missing, $"the policy requires {id}, and it passes only by what the assessed tree says of itself; --trust-tree believes it");
        }
    }

    private const string MissingPrefix = "required-check-missing.";
    private const string ClaimedPrefix = "required-check-claimed.";

    // What is missing goes by the name that the policy gives it.
    private static string Named(DecisionReason reason) =>
        reason.Code.StartsWith(MissingPrefix, StringComparison.Ordinal) ? reason.Code[MissingPrefix.Length..]
        : reason.Code.StartsWith(ClaimedPrefix, StringComparison.Ordinal) ? reason.Code[ClaimedPrefix.Length..]
        : reason.Code;

    private static string Level(Finding finding) => finding.Severity.ToString().ToLowerInvariant();

    private static bool IsEstablished(IReadOnlyList<CheckResult> results) =>
        results.Any(r => r.Outcome is Outcome.Pass or Outcome.Fail) && !results.Any(r => r.Outcome is Outcome.NotEstablished or Outcome.Error);

    // An expression that cannot be evaluated blocks: a rule must not be evaded by an odd value.
    private static bool Blocks(PolicyBlock block, CheckResult result, Finding finding) =>
        !block.When.Evaluate(PolicyVocabulary.Bind(result, finding), new ExpressionBudget(Limits.Default.MaxExpressionSteps)).IsFalse;
}
