using Proofmark.App.Assessing;
using Proofmark.Reporting;
using Proofmark.Reporting.Trends;
using Proofmark.Risk.Assessments;

namespace Proofmark.App.Trends;

/// <summary>Compares an assessment with an earlier one.</summary>
public static class TrendFinder
{
    /// <summary>What moved, and why.</summary>
    /// <param name="past">The earlier assessment.</param>
    /// <param name="report">The assessment of now.</param>
    public static Trend Compare(PastAssessment past, AssessmentReport report)
    {
        ArgumentNullException.ThrowIfNull(past);
        ArgumentNullException.ThrowIfNull(report);
        var findings = FindingChanges.Of(past, report);
        var aged = AgedEvidence.Of(past.Assessment, report.Assessment);
        var whole = WholeChanges.Of(past, report);
        return new Trend
        {
            Since = past.AsOf,
            Before = past.Outcome,
            Now = report.Outcome,
            CoverageBefore = past.Assessment.Coverage,
            CoverageNow = report.Assessment.Coverage,
            Moves = Moves(past.Assessment, report.Assessment, findings, aged, whole),
            Causes = Sorted(findings.Select(f => f.Cause).Concat(aged.Values.SelectMany(c => c)).Concat(whole)),
        };
    }

    private static IReadOnlyList<TrendMove> Moves(
        Assessment past, Assessment now, IReadOnlyList<FindingChange> findings, IReadOnlyDictionary<string, IReadOnlyList<TrendCause>> aged, IReadOnlyList<TrendCause> whole)
    {
        var before = past.Risks.DistinctBy(r => r.Id).ToDictionary(r => r.Id, StringComparer.Ordinal);
        var after = now.Risks.DistinctBy(r => r.Id).ToDictionary(r => r.Id, StringComparer.Ordinal);
        var moves = from id in before.Keys.Union(after.Keys, StringComparer.Ordinal)
                    let then = before.GetValueOrDefault(id)
                    let today = after.GetValueOrDefault(id)
                    where then?.Standing != today?.Standing
                    select new TrendMove(id, then?.Standing, today?.Standing, Why(id, then, today, findings, aged, whole));
        return [.. moves.OrderBy(Direction).ThenBy(m => m.Id, StringComparer.Ordinal)];
    }

    // Worse first, then what came, what went, and what is better. Standings are ordered worst first.
    private static int Direction(TrendMove move) => move switch
    {
        { Before: { } before, Now: { } now } => now < before ? 0 : 3,
        { Before: null } => 1,
        _ => 2,
    };

    private static IReadOnlyList<TrendCause> Why(
        string id, RiskAssessment? then, RiskAssessment? today,
        IReadOnlyList<FindingChange> findings, IReadOnlyDictionary<string, IReadOnlyList<TrendCause>> aged, IReadOnlyList<TrendCause> whole)
    {
        var own = (then?.Findings ?? []).Concat(today?.Findings ?? []).ToHashSet(FindingText.Comparer);
        var direct = findings.Where(f => own.Contains(f.Finding)).Select(f => f.Cause).Concat(aged.GetValueOrDefault(id) ?? []).ToList();

        // What holds for the whole explains an instance only where nothing nearer does.
        return Sorted(direct.Count > 0 ? direct : whole.Where(c => c.Kind is not TrendKind.DigestChanged));
    }

    private static IReadOnlyList<TrendCause> Sorted(IEnumerable<TrendCause> causes) =>
        [.. causes.Distinct().OrderBy(c => c.Kind).ThenBy(c => c.What, StringComparer.Ordinal)];
}
