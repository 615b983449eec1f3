using Proofmark.Risk.Bindings;
using Proofmark.Risk.Catalogues;
using Proofmark.Risk.Scoring;

namespace Proofmark.Risk.Assessments;

/// <summary>Credits controls.</summary>
internal static class ControlAssessor
{
    /// <summary>How far one control is credited.</summary>
    public static ControlAssessment Assess(ControlEntry control, EvidenceView evidence, BindingSet bindings)
    {
        var checks = bindings.OfControl(control.Id).Select(b => b.Check).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var voices = evidence.Voices(control.Id);
        var posterior = voices.Count == 0 ? (BetaDistribution?)null : ControlCredit.Posterior(voices);
        return new ControlAssessment
        {
            ControlId = control.Id,
            Title = control.Title,
            TestExists = checks.Count > 0,
            Checks = checks,
            Credited = posterior is { } credited ? AboveThreshold(ControlCredit.Credited(credited)) : null,
            Mean = posterior?.Mean,
            High = posterior?.Quantile(1 - ControlCredit.CreditedQuantile),
            Evidence = [.. voices.SelectMany(v => v.Evidence).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        };
    }

    private static double AboveThreshold(double credit) => credit < ControlCredit.Threshold ? 0 : credit;
}
