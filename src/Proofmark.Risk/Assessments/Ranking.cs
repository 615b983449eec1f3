using Proofmark.Core;

namespace Proofmark.Risk.Assessments;

/// <summary>The order of risk instances: ordinal, nothing is added or averaged.</summary>
internal static class Ranking
{
    private const int MostWorst = 3;

    /// <summary>Worst first: standing, then severity, then number of findings, then (unless exposed) coverage, then id; accepted instances after the others of their standing.</summary>
    public static IReadOnlyList<RiskAssessment> Sort(IEnumerable<RiskAssessment> risks) =>
    [
        .. risks.OrderBy(r => r.Standing)
            .ThenBy(r => r.AcceptedBy is not null)
            .ThenByDescending(r => r.Severity ?? Severity.Medium)
            .ThenByDescending(r => r.Findings.Count)
            .ThenBy(r => r.Standing == RiskStanding.Exposed ? 0 : r.Coverage.Share)
            .ThenBy(r => r.Id, StringComparer.Ordinal),
    ];

    /// <summary>Ids of the worst instances: exposed ones with a leading finding of their own first, so that one mistake does not fill the list.</summary>
    public static IReadOnlyList<string> Worst(IReadOnlyList<RiskAssessment> sorted)
    {
        var candidates = sorted.Where(r => r.AcceptedBy is null && r.Standing != RiskStanding.Covered).ToList();
        var distinct = candidates.Where(r => r.Findings.Count > 0).DistinctBy(r => $"{r.Findings[0].RuleId} {r.Findings[0].Location}").ToList();
        return [.. distinct.Concat(candidates.Except(distinct)).Take(MostWorst).OrderBy(r => candidates.IndexOf(r)).Select(r => r.Id)];
    }
}
