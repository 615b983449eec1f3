using Proofmark.Core;
using Proofmark.Reporting.Text;
using Proofmark.Risk.Assessments;
using static Proofmark.Reporting.Terminal.TerminalCanvas;

namespace Proofmark.Reporting.Terminal;

/// <summary>An assessment on the terminal: the answer on one screen.</summary>
public static class AssessView
{
    /// <summary>Most kinds of finding that are listed, each by its first place; the rest is counted.</summary>
    public const int MaxFindings = 20;

    private const int MaxExcluded = 8;
    private const int MaxUnread = 3;
    private const int MaxTests = 3;

    /// <summary>Writes the view.</summary>
    public static void Write(AssessmentReport report, TextWriter output, TerminalStyle style)
    {
        ArgumentNullException.ThrowIfNull(report);
        var canvas = new TerminalCanvas(output, style);
        var findings = ReportFacts.Findings(report.Results);
        canvas.Line(0, (report.System.Id, Strong), ("  ", Plain), (Words.Spoken(report.Outcome), Of(report.Outcome)));
        canvas.Line(0, (ReportFacts.Verdict(report), Plain));
        canvas.Columns(
        [
            [("evidence", Soft), ($"{Figures.Coverage(report.Assessment.Coverage)} of risk and control pairs", Plain)],
            [("findings", Soft), (ReportFacts.Tally(findings), Plain)],
            [("checks", Soft), (ReportFacts.Outcomes(report.Results), Plain)],
            .. StandingRows.Of(report.Assessment),
            .. NotCounted(report),
        ]);
        TrendRows.Write(canvas, report.Trend);
        WriteWorst(canvas, report);
        LossRows.Write(canvas, report.Assessment.Loss);
        WriteFindings(canvas, report, findings);
        WriteNext(canvas, report);
        canvas.Gap().Line(0, (report.Assessment.Convention, Soft));
    }

    private static IEnumerable<(string?, Spectre.Console.Style)[]> NotCounted(AssessmentReport report)
    {
        var questions = ReportFacts.Unanswered(report);
        var unread = ReportFacts.Unread(report).Where(static u => u.Code != UnreadPart.Unanswered).ToList();
        for (var i = 0; i < Math.Min(unread.Count, MaxUnread); i++)
        {
            yield return [(i == 0 ? "not read" : "", Unsure), ($"{unread[i].Location}: {unread[i].Reason}", Plain)];
        }

        if (unread.Count > MaxUnread)
        {
            yield return [("", Plain), ($"and {Figures.Count(unread.Count - MaxUnread, "more part")}", Plain)];
        }

        if (questions is not null)
        {
            yield return [("questions", Unsure), (questions, Plain)];
        }

        if (report.System.Excluded.Count > 0)
        {
            yield return [("not entered", Unsure), ($"{string.Join(", ", report.System.Excluded.Take(MaxExcluded))}{(report.System.Excluded.Count > MaxExcluded ? " …" : "")} (discovery only)", Plain)];
        }

        if (report.Assessment.Disregarded.Count > 0)
        {
            yield return [("claims", Unsure), ($"{report.Assessment.Disregarded.Count} found inside the assessed tree were given no weight", Plain)];
        }

        if (report.Assessment.TreeTrusted)
        {
            yield return [("trust", Bad), ("the assessed tree was trusted on request", Plain)];
        }
    }

    private static void WriteWorst(TerminalCanvas canvas, AssessmentReport report)
    {
        var worst = ReportFacts.Worst(report.Assessment);
        if (worst.Count > 0)
        {
            canvas.Heading("Worst");
        }

        foreach (var risk in worst)
        {
            canvas.Line(2, (Words.Spoken(risk.Standing), Of(risk.Standing)), ($"  {risk.Title}", Strong), ($" at {risk.ComponentId}", Plain), (Judged(risk), Soft));
            canvas.Line(4, (risk.Why, Plain));
            canvas.Line(4, ($"proofmark explain {ShellWord.Quote(risk.RiskId)}", Soft));
        }

        if (ReportFacts.PassedOver(report.Assessment) is { } passed)
        {
            canvas.Line(2, (passed, Soft));
        }
    }

    private static string Judged(RiskAssessment risk)
    {
        var impact = risk.Impact is { } judged ? $"  impact {judged.Class.ToString().ToLowerInvariant()} ({(judged.Basis == "owner" ? "yours" : "assumed")})" : "";
        return risk.Rank is { } rank ? $"{impact}, place {rank.Place} {rank.Stability.ToString().ToLowerInvariant()}" : impact;
    }

    private static void WriteFindings(TerminalCanvas canvas, AssessmentReport report, IReadOnlyList<Finding> findings)
    {
        canvas.Heading("Findings");
        if (findings.Count == 0)
        {
            canvas.Line(2, (ReportFacts.NoFindings(report), Plain));
        }

        var kinds = ReportFacts.Kinds(findings);
        foreach (var (finding, more) in kinds.Take(MaxFindings))
        {
            canvas.Line(2,
                (Words.Of(finding.Severity), Of(finding.Severity)),
                ($"  {finding.Location}", Strong),
                (more > 0 ? $" and {more} more" : "", Plain),
                ($"  {finding.RuleId}", Soft));
            canvas.Line(4, (ReportFacts.WithCall(finding), Plain));
        }

        if (kinds.Count > MaxFindings)
        {
            canvas.Line(2, ($"and {kinds.Count - MaxFindings} more kinds; all of them: -o json, -o html", Soft));
        }
    }

    private static void WriteNext(TerminalCanvas canvas, AssessmentReport report)
    {
        if (report.Assessment.NextActions.Count > 0)
        {
            canvas.Heading("Next");
        }

        foreach (var action in report.Assessment.NextActions)
        {
            canvas.Line(2, (action.Title, Plain));
            canvas.Command(4, action.Command);
        }

        WriteTests(canvas, report.Assessment.NextTests);
    }

    private static void WriteTests(TerminalCanvas canvas, IReadOnlyList<NextTest> tests)
    {
        if (tests.Count > 0)
        {
            canvas.Heading("Test next, for what it could teach");
        }

        foreach (var test in tests.Take(MaxTests))
        {
            canvas.Line(2, (test.Title, Plain));
            canvas.Command(4, test.Command);
        }
    }
}
