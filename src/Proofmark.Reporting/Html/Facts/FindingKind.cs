using Proofmark.Core;
using Proofmark.Risk.Assessments;

namespace Proofmark.Reporting.Html.Facts;

/// <summary>Findings that repeat one another: the same rule and, where there is one, the same call.</summary>
/// <param name="First">The first of them.</param>
/// <param name="Others">The others, in the order of their places.</param>
/// <param name="Risks">The risk instances that they speak for, worst first.</param>
public sealed record FindingKind(Finding First, IReadOnlyList<Finding> Others, IReadOnlyList<RiskAssessment> Risks)
{
    /// <summary>Every kind, worst first.</summary>
    public static IReadOnlyList<FindingKind> Of(AssessmentReport report)
    {
        var risks = report.Assessment.Risks.SelectMany(r => r.Findings.Select(Key).Distinct().Select(k => (Key: k, Risk: r))).ToLookup(p => p.Key, p => p.Risk);
        return [.. ReportFacts.Findings(report.Results).GroupBy(Key).Select(g => new FindingKind(g.First(), [.. g.Skip(1)], [.. risks[g.Key]]))];
    }

    private static (string, Severity, string?) Key(Finding finding) => (finding.RuleId, finding.Severity, finding.Call);
}
