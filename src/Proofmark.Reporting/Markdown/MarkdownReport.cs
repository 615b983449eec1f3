using System.Text;
using Proofmark.Core;
using Proofmark.Reporting.Text;
using Proofmark.Reporting.Trends;
using Proofmark.Risk.Assessments;
using static Proofmark.Reporting.Markdown.MarkdownText;

namespace Proofmark.Reporting.Markdown;

/// <summary>The assessment as a comment on a pull request: the answer first, details folded. Same report, same bytes.</summary>
public static class MarkdownReport
{
    /// <summary>Most findings that are shown one by one.</summary>
    public const int MaxFindings = 20;

    /// <summary>Longest comment, in characters; GitHub refuses one above 65,536.</summary>
    public const int MaxCharacters = 60_000;

    /// <summary>The comment as text with line feeds. Lists are shortened, and say so, until it fits <see cref="MaxCharacters"/>.</summary>
    public static string Render(AssessmentReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        for (var most = MaxFindings; ; most /= 2)
        {
            var text = Render(report, most);
            if (text.Length <= MaxCharacters || most == 0)
            {
                return text;
            }
        }
    }

    private static string Render(AssessmentReport report, int most)
    {
        var text = new StringBuilder();
        AppendAnswer(text, report);
        AppendTrend(text, report.Trend, most);
        LossMarkdown.Append(text, report.Assessment.Loss, most);
        AppendFindings(text, report, most);
        AppendControls(text, report.Assessment.Controls, 2 * most);
        AppendGaps(text, report, most);
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

        Line(text, ReportFacts.PassedOver(report.Assessment) is { } passed ? $"\n{Prose(passed)}" : null);

        number = 0;
        foreach (var action in report.Assessment.NextActions)
        {
            Line(text, number == 0 ? "\n### Next\n" : null);
            Line(text, $"{++number}. {Prose(action.Title)}\n   {Block(action.Command, "sh").Replace("\n", "\n   ", StringComparison.Ordinal)}");
        }

        Line(text, $"\n_{Prose(report.Assessment.Convention)}_");
    }

    private static void AppendTrend(StringBuilder text, Trend? trend, int most)
    {
        if (trend is not null)
        {
            Line(text, $"\n### Trend\n\n{Prose(TrendWords.Summary(trend))}");
            Fold(text, $"What is different: {TrendWords.Tally(trend)}",
                trend.Moves.Select(m => $"- {Prose(TrendWords.Step(m))} {Code(m.Id)}: {Prose(TrendWords.Why(m.Why, 2))}"), most);
        }
    }

    private static void AppendFindings(StringBuilder text, AssessmentReport report, int most)
    {
        var findings = ReportFacts.Findings(report.Results);
        Line(text, "\n### Findings\n");
        if (findings.Count == 0)
        {
            Line(text, ReportFacts.NoFindings(report));
        }

        foreach (var finding in findings.Take(most))
        {
            Line(text, $"- **{Words.Of(finding.Severity)}** {Code(finding.Location.ToString())}: {Prose(finding.Message)} {Code(finding.RuleId)}");
            Line(text, finding.Call is { } call ? $"  - Call, not executed: {Code(call)}" : null);
            Line(text, $"  - Fix: {Prose(finding.Fix)}");
        }

        Line(text, findings.Count > most ? $"\n{findings.Count - most} further findings are in the JSON and SARIF outputs." : null);
    }

    private static void AppendControls(StringBuilder text, IReadOnlyList<ControlAssessment> controls, int most)
    {
        if (controls.Count > 0)
        {
            var untested = controls.Count(c => c is { TestExists: false, Credited: null });
            Fold(text, $"Controls: {controls.Count}, no test exists for {untested}",
                controls.Select(c => $"- {Prose(c.Title)} {Code(c.ControlId)}: {Words.Credit(c)}"), most);
        }
    }

    private static void AppendGaps(StringBuilder text, AssessmentReport report, int most)
    {
        Line(text, ReportFacts.Unanswered(report) is { } questions ? $"\n{Prose(questions)}." : null);
        var unread = ReportFacts.Unread(report).Where(static u => u.Code != UnreadPart.Unanswered).ToList();
        if (unread.Count > 0)
        {
            Fold(text, $"Not read: {unread.Count}", unread.Select(u => $"- {Code(u.Location.ToString())}: {Prose(u.Reason)}"), most);
        }

        var undecided = report.Results.Where(r => r.Outcome is Outcome.NotEstablished or Outcome.Error).ToList();
        if (undecided.Count > 0)
        {
            Fold(text, $"Not established: {undecided.Count}", undecided.Select(r => $"- {Code(r.Scope)}: {Prose(r.Check.Title)} ({Words.Spoken(r.Outcome)})"), most);
        }

        var claims = report.Assessment.Disregarded;
        if (claims.Count > 0)
        {
            Fold(text, $"Disregarded claims: {claims.Count}", claims.Select(c => $"- {Code(c.Location.ToString())}: {Prose(c.What)}. {Prose(c.Reason)}"), most);
        }

        Line(text, report.Assessment.TreeTrusted ? "\n**The assessed tree was trusted on request:** claims found in it were counted." : null);
    }

    private static void AppendMethod(StringBuilder text, AssessmentReport report)
    {
        Fold(text, "Method and limits", Words.Limits.Select(l => $"- {Prose(l)}"), Words.Limits.Count);
        Line(text, $"\nAs of {Figures.Moment(report.AsOf)} · {Prose(report.Tool.Name)} {Prose(report.Tool.Version)} · rule set {Code(report.RuleSet?.ToString() ?? "none")} "
            + $"· catalogue {Code(report.CatalogueCommit ?? "none")}");
    }

    private static void Fold(StringBuilder text, string summary, IEnumerable<string> lines, int most)
    {
        var all = lines.ToList();
        Line(text, $"\n<details><summary>{summary}</summary>\n");
        all.Take(most).ToList().ForEach(line => Line(text, line));
        Line(text, all.Count > most ? $"- and {all.Count - most} more in the JSON output" : null);
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
