using Proofmark.Core;
using Proofmark.Risk.Catalogues;
using Proofmark.Risk.Scoring;

namespace Proofmark.Risk.Assessments;

/// <summary>Judges one risk at one component.</summary>
internal sealed class RiskAssessor(Catalogue catalogue, EvidenceView evidence, IReadOnlyDictionary<string, ControlAssessment> controls)
{
    public RiskAssessment Assess(string riskId, string componentId, IReadOnlyList<OpenIssue> issues, string? acceptedBy)
    {
        var risk = catalogue.FindRisk(riskId)!;
        var ids = catalogue.ControlsOf(riskId).Order(StringComparer.Ordinal).ToList();
        var findings = issues.Select(i => i.Finding).OfType<Finding>().Distinct().OrderByDescending(f => f.Severity)
            .ThenBy(f => f.Location.ToString(), StringComparer.Ordinal).ThenBy(f => f.RuleId, StringComparer.Ordinal).ThenBy(f => f.Message, StringComparer.Ordinal).ToList();
        var speaking = ids.Where(Speaks).ToList();
        var standing = Standing(riskId, issues, ids.Count, speaking.Count);
        return new RiskAssessment
        {
            Id = $"{riskId}@{componentId}",
            RiskId = riskId,
            Title = risk.Title,
            ComponentId = componentId,
            Standing = standing,
            Severity = findings.Count > 0 ? findings[0].Severity : null,
            Why = Why(standing, riskId, issues, findings, ids, speaking),
            Findings = findings,
            Controls = ids,
            Coverage = new EvidenceCoverage(ids.Count(id => controls[id].Credited is not null), ids.Count),
            AcceptedBy = acceptedBy,
        };
    }

    private RiskStanding Standing(string riskId, IReadOnlyList<OpenIssue> issues, int all, int speaking)
    {
        if (issues.Count > 0)
        {
            return RiskStanding.Exposed;
        }

        // A check that was left out, deleted or broken must never look better than one that failed and was seen.
        if (speaking == 0 || evidence.Silent(riskId).Count > 0)
        {
            return RiskStanding.Unknown;
        }

        return speaking == all ? RiskStanding.Covered : RiskStanding.PartlyCovered;
    }

    private bool Speaks(string control) => controls[control].Credited >= ControlCredit.Threshold;

    private string Why(RiskStanding standing, string riskId, IReadOnlyList<OpenIssue> issues, List<Finding> findings, List<string> ids, List<string> speaking)
    {
        if (standing == RiskStanding.Exposed)
        {
            var first = findings.Count > 0 ? findings[0].Message : $"The check {issues[0].CheckId} failed for {issues[0].Subject.Name}.";
            return findings.Count > 1 ? $"{first} ({findings.Count - 1} more)" : first;
        }

        if (evidence.Silent(riskId) is [var silent, ..])
        {
            var missing = evidence.Missing(silent);
            var about = missing.Count switch { 0 => "everything in its scope", 1 => missing[0], _ => $"{missing[0]} and {missing.Count - 1} more" };
            return $"The check {silent.Check} has established nothing about {about}.";
        }

        var untested = ids.Count(id => !controls[id].TestExists);
        return standing switch
        {
            RiskStanding.Covered => $"Evidence speaks for each of its {ids.Count} controls.",
            RiskStanding.PartlyCovered => $"Evidence speaks for {speaking.Count} of its {ids.Count} controls; for {untested} no test exists.",
            _ => $"No evidence speaks in favour of any of its {ids.Count} controls; for {untested} no test exists.",
        };
    }
}
