using System.Text.RegularExpressions;
using Proofmark.Interchange.Oscal;
using Proofmark.Risk.Assessments;

namespace Proofmark.Reporting.Oscal;

/// <summary>An assessment as OSCAL 1.2 assessment results, and what is open of it as a plan of action and milestones.</summary>
public static partial class OscalReport
{
    /// <summary>The assessment results. Only a covered risk instance is satisfied; what is unknown is not.</summary>
    public static string AssessmentResults(AssessmentReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var parts = new OscalParts(report);
        var plan = OscalUuid.Of("plan", report.System.Id);
        var moment = report.AsOf.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        return OscalWriter.Write(new OscalAssessmentResults(
            OscalUuid.Of("assessment-results", report.System.Id, moment),
            parts.Metadata("Assessment results"),
            new OscalLink($"#{plan}"),
            [
                new OscalResult
                {
                    Uuid = OscalUuid.Of("result", report.System.Id, moment),
                    Title = OscalParts.Text($"Assessment of {report.System.Id}"),
                    Description = OscalParts.Text($"{Text.Words.Spoken(report.Outcome)}: {ReportFacts.Verdict(report)} {Text.Figures.Coverage(report.Assessment.Coverage)} of risk and control pairs have live evidence."),
                    Start = report.AsOf,
                    LocalDefinitions = parts.Tools,
                    ReviewedControls = Reviewed(report.Assessment),
                    Observations = OscalParts.Filled(parts.Observations),
                    Risks = OscalParts.Filled(report.Assessment.Risks.Select(parts.Risk)),
                    Findings = OscalParts.Filled(report.Assessment.Risks.Select(r => Finding(report, parts, r))),
                },
            ],
            new OscalBackMatter([new OscalResource(plan, "No assessment plan document", "The checks and rules of this build, and what was named on the command line, were the plan.")])));
    }

    /// <summary>The plan: one item for each exposed risk instance that nobody accepted, and one for what has no evidence.</summary>
    public static string Poam(AssessmentReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var parts = new OscalParts(report);
        var exposed = report.Assessment.Risks.Where(r => r.Standing == RiskStanding.Exposed && r.AcceptedBy is null).ToList();
        var related = exposed.SelectMany(r => parts.Related(r) ?? []).Select(o => o.ObservationUuid).ToHashSet(StringComparer.Ordinal);
        return OscalWriter.Write(new OscalPoam
        {
            Uuid = OscalUuid.Of("poam", report.System.Id, report.AsOf.ToString("O", System.Globalization.CultureInfo.InvariantCulture)),
            Metadata = parts.Metadata("Plan of action and milestones"),
            SystemId = new OscalSystemId("urn:proofmark:system", OscalParts.Text(report.System.Id)),
            LocalDefinitions = parts.Tools,
            Observations = OscalParts.Filled(parts.Observations.Where(o => related.Contains(o.Uuid))),
            Risks = OscalParts.Filled(exposed.Select(parts.Risk)),
            PoamItems = [.. exposed.Select(r => Item(report, parts, r)), Evidence(report)],
        });
    }

    private static OscalReviewedControls Reviewed(Assessment assessment)
    {
        var controls = OscalParts.Filled(assessment.Controls.Select(c => new OscalControlReference(Token(c.ControlId))));
        return new OscalReviewedControls([new OscalControlSelection("Controls that the relevant risks ask for; a control without a bound check was not tested.", controls, controls is null ? new OscalAll() : null)]);
    }

    private static OscalFinding Finding(AssessmentReport report, OscalParts parts, RiskAssessment risk) => new()
    {
        Uuid = OscalUuid.Of("finding", report.System.Id, risk.Id),
        Title = OscalParts.Text($"{risk.Title} at {risk.ComponentId}"),
        Description = OscalParts.Text($"{Text.Words.Spoken(risk.Standing)}: {risk.Why}"),
        Target = new OscalTarget("objective-id", Token(risk.Id), risk.Standing == RiskStanding.Covered
            ? new OscalState("satisfied", "pass")
            : new OscalState("not-satisfied", risk.Standing == RiskStanding.Exposed ? "fail" : "other")),
        RelatedObservations = parts.Related(risk),
        RelatedRisks = [new OscalRiskReference(parts.RiskId(risk))],
    };

    private static OscalPoamItem Item(AssessmentReport report, OscalParts parts, RiskAssessment risk) => new()
    {
        Uuid = OscalUuid.Of("poam-item", report.System.Id, risk.Id),
        Title = OscalParts.Text($"{risk.Title} at {risk.ComponentId}"),
        Description = OscalParts.Text(risk.Findings.Count > 0 ? string.Join(' ', risk.Findings.Select(f => f.Fix).Distinct(StringComparer.Ordinal)) : risk.Why),
        RelatedObservations = parts.Related(risk),
        RelatedRisks = [new OscalRiskReference(parts.RiskId(risk))],
    };

    // The format asks for at least one item; what has no evidence is always one.
    private static OscalPoamItem Evidence(AssessmentReport report)
    {
        var unknown = report.Assessment.Risks.Count(r => r.Standing == RiskStanding.Unknown);
        return new OscalPoamItem
        {
            Uuid = OscalUuid.Of("poam-item", report.System.Id, "evidence"),
            Title = "Evidence",
            Description = OscalParts.Text($"{Text.Figures.Count(unknown, "risk instance")} without evidence; {Text.Figures.Coverage(report.Assessment.Coverage)} of risk and control pairs have live evidence. "
                + string.Join(' ', report.Assessment.NextActions.Select(a => $"{a.Title}."))),
        };
    }

    private static string Token(string id) => NotOfToken().Replace(char.IsLetter(id, 0) || id[0] == '_' ? id : $"_{id}", "_");

    [GeneratedRegex(@"[^\p{L}\p{N}._-]")]
    private static partial Regex NotOfToken();
}
