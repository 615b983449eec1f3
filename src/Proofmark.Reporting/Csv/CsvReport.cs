using System.Globalization;
using System.Text;
using Proofmark.Reporting.Text;

namespace Proofmark.Reporting.Csv;

/// <summary>Tables for a spreadsheet. Every cell is quoted.</summary>
public static class CsvReport
{
    /// <summary>One row for each finding, worst first.</summary>
    public static string Findings(AssessmentReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder().Row("severity", "rule", "path", "member", "line", "message", "call", "why", "fix", "components", "references");
        foreach (var f in ReportFacts.Findings(report.Results))
        {
            text.Row(Words.Of(f.Severity), f.RuleId, f.Location.Path, f.Location.Member, f.Location.Line?.ToString(CultureInfo.InvariantCulture),
                f.Message, f.Call, f.Why, f.Fix, string.Join(' ', f.Components), string.Join(' ', f.References));
        }

        return text.ToString();
    }

    /// <summary>One row for each risk instance, worst first. What is not known is an empty cell, never a nought.</summary>
    public static string Risks(AssessmentReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder().Row(
            "id", "risk", "title", "component", "standing", "severity", "impact", "impact basis", "residual low", "residual mean", "residual credited",
            "place", "stability", "controls with evidence", "controls", "accepted by", "findings", "why");
        foreach (var r in report.Assessment.Risks)
        {
            text.Row(r.Id, r.RiskId, r.Title, r.ComponentId, Words.Of(r.Standing), r.Severity is { } severity ? Words.Of(severity) : null,
                r.Impact is { } impact ? Words.Of(impact.Class) : null, r.Impact?.Basis, Number(r.Residual?.Low), Number(r.Residual?.Mean), Number(r.Residual?.Credited),
                Number(r.Rank?.Place), r.Rank is { } rank ? Words.Of(rank.Stability) : null, Number(r.Coverage.With), Number(r.Coverage.Of), r.AcceptedBy, Number(r.Findings.Count), r.Why);
        }

        return text.ToString();
    }

    private static string? Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture);
}
