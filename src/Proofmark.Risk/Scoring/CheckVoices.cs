using Proofmark.Core;
using Proofmark.Risk.Bindings;
using Proofmark.Risk.Evidence;

namespace Proofmark.Risk.Scoring;

/// <summary>
/// Joins what one check says about many subjects into one voice per control, so that a thousand files scanned by one check do not count as a
/// thousand tests. One fail makes the voice a fail; a pass needs every required subject and weighs as much as its weakest.
/// </summary>
internal static class CheckVoices
{
    /// <summary>The voice of a binding; null when it has nothing to say.</summary>
    public static Voice? Of(Binding binding, CheckScope scope, ScoringAssumptions assumptions)
    {
        if (scope.Results.Count > 0)
        {
            var spoken = (binding.Polarity == Polarity.Supports ? null : Refutation(binding, scope, assumptions)) ?? Support(binding, scope, assumptions);
            if (spoken is not null)
            {
                return spoken with { Recall = binding.Recall };
            }
        }

        return binding.Mandatory && !scope.HasSpoken ? Missing(binding, assumptions) : null;
    }

    /// <summary>True when a fail speaks against what a binding stands for.</summary>
    public static bool Refutes(Binding binding, LiveResult result) =>
        result.Outcome == Outcome.Fail
        && (binding.Rule is null || result.Candidates.Any(c => c.Item.Result.Findings.Any(f => f.Severity > Severity.Info && binding.Means(f))));

    /// <summary>What the check would weigh if it spoke today, as strong as the binding lets it.</summary>
    public static double FreshWeight(Binding binding, ScoringAssumptions assumptions) =>
        assumptions.Weight(MethodWeight.Of(binding.Ceiling, MethodWeight.MostProofCounts)).PseudoCounts;

    private static Voice Missing(Binding binding, ScoringAssumptions assumptions) =>
        new(binding.Check, 0, Voice.MissingWeight, []) { WeightIfFailed = FreshWeight(binding, assumptions) };

    private static Voice? Refutation(Binding binding, CheckScope scope, ScoringAssumptions assumptions)
    {
        var fails = scope.Results.Where(r => Refutes(binding, r)).SelectMany(r => r.Candidates).ToList();
        return fails.Count == 0 ? null : new Voice(binding.Check, 0, fails.Max(c => Weight(c, binding, assumptions)), Ids(fails)) { IsClaim = fails.TrueForAll(IsOwnWord) };
    }

    // What a rule of this run read out of the description is what the tree says about itself.
    private static bool IsOwnWord(LiveCandidate candidate) =>
        candidate.Item.Origin == EvidenceOrigin.ThisRun && candidate.Method <= Rung.Document;

    private static Voice? Support(Binding binding, CheckScope scope, ScoringAssumptions assumptions)
    {
        if (binding.Polarity == Polarity.Refutes || scope.Results.Any(r => r.Outcome is not (Outcome.Pass or Outcome.NotApplicable)))
        {
            return null;
        }

        var passes = scope.Results.Where(r => r.Outcome == Outcome.Pass).ToList();
        var creditable = passes.Where(scope.Credits).ToList();
        if (creditable.Count == 0 || !scope.NamesEveryRequired)
        {
            return null;
        }

        var needed = passes.Where(r => scope.Required.Contains(r.Subject.Name)).ToList();
        var weight = needed.Count > 0 && !scope.OneIsEnough ? needed.Min(Best) : creditable.Max(Best);
        return weight > 0 ? new Voice(binding.Check, 1, weight, Ids(creditable.SelectMany(r => r.Candidates))) : null;

        double Best(LiveResult result) => result.Candidates.Max(c => Weight(c, binding, assumptions));
    }

    private static double Weight(LiveCandidate candidate, Binding binding, ScoringAssumptions assumptions)
    {
        var method = EvidenceTrust.Lower(candidate.Method, binding.Ceiling);
        return assumptions.Weight(MethodWeight.Of(method, Size(candidate.Item.Result, binding.Correlation))).After(candidate.Age);
    }

    private static double? Size(CheckResult result, double correlation)
    {
        var trials = result.Measurements.Count == 0 ? 0 : result.Measurements.Min(m => m.N);
        return trials < 1 ? null : EffectiveSize.Of(trials, correlation);
    }

    private static string[] Ids(IEnumerable<LiveCandidate> candidates) =>
        [.. candidates.Select(c => c.Item.Id.ToString()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
