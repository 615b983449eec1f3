using System.Text;
using Proofmark.Reporting.Text;
using Proofmark.Risk.Assessments;
using static Proofmark.Reporting.Markdown.MarkdownText;

namespace Proofmark.Reporting.Markdown;

/// <summary>The assessment as a comment on a pull request: the answer first, details folded. Same report, same bytes.</summary>
public static class MarkdownReport
{
    /// <summary>Most findings that are shown one by one; a comment of GitHub may not exceed 65,536 characters.</summary>
    public const int MaxFindings = 20;

    /// <summary>Most lines of any other list.</summary>
    public const int MaxLines = 30;

    /// <summary>The comment as text with line feeds.</summary>
    public static string Render(AssessmentReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder();
        AppendAnswer(text, report);
        AppendFindings(text, report);
        AppendControls(text, report.Assessment.Controls);
        AppendGaps(text, report);
        AppendMethod(text, report);
        return text.ToString();
    }

    private static void AppendAnswer(StringBuilder text, AssessmentReport report)
    {
        var findings = ReportFacts.Findings(report.Results);
        Line(text, $"## Proofmark: {Prose(report.System.Id)}\n");
        Line(text, $"**{Words.Spoken(report.Outcome)}**: {Prose(ReportFacts.Verdict(report))}\n");
        Line(text, $"Evidence coverage {Figures.Coverage(report.Assessment.Coverage)} of risk and control pairs. Findings: {ReportFacts.Tally(findings)}. "
            + $"Checks: {ReportFacts.Outcomes(report.Results)}.");
        var number = 0;
        foreach (var risk in ReportFacts.Worst(report.Assessment))
        {
            Line(text, number == 0 ? "\n### Worst\n" : null);
            Line(text, $"{++number}. **{Prose(risk.Title)}** at {Code(risk.ComponentId)} ({Words.Spoken(risk.Standing)}): {Prose(risk.Why)}");
        }

        number = 0;
        foreach (var action in report.Assessment.NextActions)
        {
            Line(text, number == 0 ? "\n### Next\n" : null);
            Line(text, $"{++number}. {Prose(action.Title)}\n   {Block(action.Command, "sh").Replace("\n", "\n   ", StringComparison.Ordinal)}");
        }

        Line(text, $"\n_{Prose(report.Assessment.Convention)}_");
    }

    private static void AppendFindings(StringBuilder text, AssessmentReport report)
    {
        var findings = ReportFacts.Findings(report.Results);
        Line(text, "\n### Findings\n");
        if (findings.Count == 0)
        {
            Line(text, ReportFacts.NoFindings(report));
        }

        foreach (var finding in findings.Take(MaxFindings))
        {
            Line(text, $"- **{Words.Of(finding.Severity)}** {Code(finding.Location.ToString())}: {Prose(finding.Message)} {Code(finding.RuleId)}");
            Line(text, finding.Call is { } call ? $"  - Call, not executed: {Code(call)}" : null);
            Line(text, $"  - Fix: {Prose(finding.Fix)}");
        }

        Line(text, findings.Count > MaxFindings ? $"\n{findings.Count - MaxFindings} further findings are in the JSON and SARIF outputs." : null);
    }

    private static void AppendControls(StringBuilder text, IReadOnlyList<ControlAssessment> controls)
    {
        if (controls.Count > 0)
        {
            var untested = controls.Count(c => !c.TestExists);
            Fold(text, $"Controls: {controls.Count}, no test exists for {untested}",
                controls.Select(c => $"- {Prose(c.Title)} {Code(c.ControlId)}: {Words.Credit(c)}"));
        }
    }

    private static void AppendGaps(StringBuilder text, AssessmentReport report)
    {
        var unread = ReportFacts.Unread(report);
        if (unread.Count > 0)
        {
            Fold(text, $"Not read: {unread.Count}", unread.Select(u => $"- {Code(u.Location.ToString())}: {Prose(u.Reason)}"));
        }

        var claims = report.Assessment.Disregarded;
        if (claims.Count > 0)
        {
            Fold(text, $"Disregarded claims: {claims.Count}", claims.Select(c => $"- {Code(c.Location.ToString())}: {Prose(c.What)}. {Prose(c.Reason)}"));
        }

        Line(text, report.Assessment.TreeTrusted ? "\n**The assessed tree was trusted on request:** claims found in it were counted." : null);
    }

    private static void AppendMethod(StringBuilder text, AssessmentReport report)
    {
        Fold(text, "Method and limits", Words.Limits.Select(l => $"- {Prose(l)}"));
        Line(text, $"\nAs of {Figures.Moment(report.AsOf)} · {Prose(report.Tool.Name)} {Prose(report.Tool.Version)} · rule set {Code(report.RuleSet?.ToString() ?? "none")} "
            + $"· catalogue {Code(report.CatalogueCommit ?? "none")}");
    }

    private static void Fold(StringBuilder text, string summary, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        Line(text, $"\n<details><summary>{summary}</summary>\n");
        all.Take(MaxLines).ToList().ForEach(line => Line(text, line));
        Line(text, all.Count > MaxLines ? $"- and {all.Count - MaxLines} more in the JSON output" : null);
        Line(text, "\n</details>");
    }

    private static void Line(StringBuilder text, string? line)
    {
        if (line is not null)
        {
            text.Append(line).Append('\n');
        }
    }
}
