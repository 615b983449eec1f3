using Proofmark.Reporting.Trends;
using Proofmark.Risk.Assessments;

namespace Proofmark.App.Trends;

/// <summary>Finds checks that say what they said, of a control at an instance, with less weight.</summary>
internal static class AgedEvidence
{
    private const double Noticeable = 1e-6;

    public static IReadOnlyDictionary<string, IReadOnlyList<TrendCause>> Of(Assessment past, Assessment now)
    {
        var before = past.Risks.SelectMany(Voices).DistinctBy(v => v.Key).ToDictionary(v => v.Key, v => v.Check);
        return now.Risks.SelectMany(Voices)
            .Where(v => before.TryGetValue(v.Key, out var then) && then.Share.Equals(v.Check.Share) && v.Check.Weight < then.Weight - Noticeable)
            .GroupBy(v => v.Key.Instance, StringComparer.Ordinal)
            .ToDictionary(
                g => g.Key,
                g => (IReadOnlyList<TrendCause>)[.. g.Select(v => new TrendCause(TrendKind.EvidenceAged, $"{v.Key.Check} for {v.Key.Control}")).Distinct()],
                StringComparer.Ordinal);
    }

    private static IEnumerable<((string Instance, string Control, string Check) Key, GroupCheck Check)> Voices(RiskAssessment risk) =>
        from mechanism in risk.Groups
        from control in mechanism.Controls
        from check in control.Checks
        select ((risk.Id, control.ControlId, check.CheckId), check);
}
