namespace Proofmark.Risk.Assessments.Ranks;

/// <summary>Picks the worst instances of an order.</summary>
internal static class WorstInstances
{
    /// <summary>How many are picked at most.</summary>
    public const int Most = 3;

    /// <summary>
    /// Indices of the worst, in the given order: those that nobody accepted and that are not covered, and of them ones with a leading finding of their own first, then ones
    /// without a finding unless a further one with findings was left out, so that one mistake does not fill the list.
    /// </summary>
    /// <param name="sorted">Indices into <paramref name="instances"/>, worst first.</param>
    /// <param name="instances">The instances.</param>
    /// <param name="standing">Where each stands.</param>
    public static IReadOnlyList<int> Of(IReadOnlyList<int> sorted, IReadOnlyList<RiskInstance> instances, Func<int, RiskStanding> standing)
    {
        var leads = new HashSet<string>(StringComparer.Ordinal);
        var own = new List<int>();
        var others = new List<int>();
        var repeated = new List<int>();
        for (var place = 0; place < sorted.Count && own.Count < Most; place++)
        {
            var instance = instances[sorted[place]];
            if (instance.AcceptedBy is not null || standing(sorted[place]) == RiskStanding.Covered)
            {
                continue;
            }

            var list = LeadOf(instance) is not { } lead ? others : leads.Add(lead) ? own : repeated;
            list.Add(place);
        }

        // Nothing unknown takes the place of what was shown: then the list is shorter.
        return [.. own.Concat(repeated.Count > 0 ? [] : others).Take(Most).Order().Select(place => sorted[place])];
    }

    /// <summary>What tells the leading finding of an instance from others; null without findings. Instances that share it are one mistake.</summary>
    public static string? LeadOf(RiskInstance instance) => instance.Findings.Count == 0 ? null : $"{instance.Findings[0].RuleId} {instance.Findings[0].Location}";
}
