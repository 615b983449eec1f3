using Proofmark.Core;
using Proofmark.Reporting.Text;
using static Proofmark.Reporting.Terminal.TerminalCanvas;

namespace Proofmark.Reporting.Terminal;

/// <summary>A scan on the terminal: one line for each file that matters, its findings below, the count at the end.</summary>
public static class ScanView
{
    /// <summary>Writes the view.</summary>
    public static void Write(ScanOverview report, TextWriter output, TerminalStyle style)
    {
        ArgumentNullException.ThrowIfNull(report);
        var canvas = new TerminalCanvas(output, style);
        foreach (var result in report.Results.Where(Matters).OrderBy(r => ReportFacts.Rank(r.Outcome)).ThenBy(r => r.Subject.Name, StringComparer.Ordinal))
        {
            WriteResult(canvas, result);
        }

        canvas.Line(0, (Words.Spoken(report.Outcome), Of(report.Outcome)), ($"  {report.Target}: {ReportFacts.Outcomes(report.Results)}", Plain));
        if (report.Outcome == Outcome.Pass)
        {
            canvas.Line(0, (Words.Clean, Soft));
        }
    }

    private static bool Matters(CheckResult result) =>
        result.Outcome is Outcome.Fail or Outcome.Error or Outcome.NotEstablished || result.Findings.Count > 0;

    private static void WriteResult(TerminalCanvas canvas, CheckResult result)
    {
        canvas.Line(0, (Words.Spoken(result.Outcome), Of(result.Outcome)), ($"  {result.Subject.Name}", Strong));
        foreach (var finding in result.Findings.OrderByDescending(f => f.Severity))
        {
            canvas.Line(2, (Words.Of(finding.Severity), Of(finding.Severity)), ($"  {finding.Message}  {finding.RuleId}", Plain));
            canvas.Line(4, (finding.Location.ToString(), Soft));
            if (finding.Call is { } call)
            {
                canvas.Line(4, ("would run  ", Soft), (call, Strong));
            }

            canvas.Line(4, ("fix  ", Soft), (finding.Fix, Plain));
        }

        foreach (var unread in result.Coverage.Unread)
        {
            canvas.Line(2, ("not read", Unsure), ($"  {unread.Location}: {unread.Reason} ({unread.Code})", Plain));
        }

        if (result is { Outcome: Outcome.NotEstablished or Outcome.Error, Coverage.Unread.Count: 0 })
        {
            canvas.Line(2, (string.Join(", ", result.ReasonCodes), Unsure));
        }

        canvas.Gap();
    }
}
