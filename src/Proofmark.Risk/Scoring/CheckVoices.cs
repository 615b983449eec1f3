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
    /// <param name="binding">The binding.</param>
    /// <param name="results">What holds for the binding's check.</param>
    /// <param name="required">Names of the subjects that the check must have spoken about.</param>
    public static Voice? Of(Binding binding, IReadOnlyList<LiveResult> results, IReadOnlyList<string> required)
    {
        if (results.Count == 0)
        {
            return null;
        }

        return binding.Polarity != Polarity.Supports && Refutation(binding, results) is { } refutation ? refutation : Support(binding, results, required);
    }

    /// <summary>True when a fail speaks against what a binding stands for.</summary>
    public static bool Refutes(Binding binding, LiveResult result) =>
        result.Outcome == Outcome.Fail
        && (binding.Rule is null || result.Candidates.Any(c => c.Item.Result.Findings.Any(f => f.Severity > Severity.Info && binding.Means(f))));

    private static Voice? Refutation(Binding binding, IReadOnlyList<LiveResult> results)
    {
        var fails = results.Where(r => Refutes(binding, r)).SelectMany(r => r.Candidates).ToList();
        return fails.Count == 0 ? null : new Voice(binding.Check, 0, fails.Max(c => Weight(c, binding)), Ids(fails));
    }

    private static Voice? Support(Binding binding, IReadOnlyList<LiveResult> results, IReadOnlyList<string> required)
    {
        if (binding.Polarity == Polarity.Refutes || results.Any(r => r.Outcome is not (Outcome.Pass or Outcome.NotApplicable)))
        {
            return null;
        }

        var spoken = results.Select(r => r.Subject.Name).ToHashSet(StringComparer.Ordinal);
        var passes = results.Where(r => r.Outcome == Outcome.Pass).ToList();
        if (passes.Count == 0 || !required.All(spoken.Contains))
        {
            return null;
        }

        var names = required.ToHashSet(StringComparer.Ordinal);
        var needed = passes.Where(r => names.Contains(r.Subject.Name)).ToList();
        var weight = needed.Count > 0 ? needed.Min(Best) : passes.Max(Best);
        return weight > 0 ? new Voice(binding.Check, 1, weight, Ids(passes.SelectMany(r => r.Candidates))) : null;

        double Best(LiveResult result) => result.Candidates.Max(c => Weight(c, binding));
    }

    private static double Weight(LiveCandidate candidate, Binding binding)
    {
        var method = EvidenceTrust.Lower(candidate.Method, binding.Ceiling);
        return MethodWeight.Of(method, Size(candidate.Item.Result)).After(candidate.Age);
    }

    private static double? Size(CheckResult result) => result.Measurements.Count == 0 ? null : result.Measurements.Min(m => (double)m.N);

    private static string[] Ids(IEnumerable<LiveCandidate> candidates) =>
        [.. candidates.Select(c => c.Item.Id.ToString()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
