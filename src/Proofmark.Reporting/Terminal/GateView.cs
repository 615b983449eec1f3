using Proofmark.Core;
using Proofmark.Reporting.Gating;
using Proofmark.Reporting.Text;
using static Proofmark.Reporting.Terminal.TerminalCanvas;

namespace Proofmark.Reporting.Terminal;

/// <summary>What a gate decided, on the terminal: one line for each reason.</summary>
public static class GateView
{
    /// <summary>Most reasons of one code that are listed; the rest is counted.</summary>
    public const int MaxOfOneCode = 5;

    /// <summary>Writes the view.</summary>
    public static void Write(GateReport report, TextWriter output, TerminalStyle style)
    {
        ArgumentNullException.ThrowIfNull(report);
        var canvas = new TerminalCanvas(output, style);
        canvas.Line(0, (report.System, Strong), ("  ", Plain), (Answer(report), report.Opens ? Plain : report.Outcome == Outcome.NotEstablished ? Unsure : Bad));
        canvas.Line(0, ($"policy {report.Policy.Id} version {report.Policy.Version}, as of {Figures.Moment(report.AsOf)}", Soft));
        if (report.Baseline is { } baseline)
        {
            canvas.Line(0, ($"against the assessment of {Figures.Moment(baseline.AsOf)}: {Figures.Count(baseline.Known, "known finding")} left aside", Soft));
        }

        if (report.TreeTrusted)
        {
            canvas.Line(0, ("the assessed tree was trusted on request", Bad));
        }

        foreach (var (effect, heading, colour) in new[] { ("fails", "Closes the gate", Bad), ("missing", "Evidence that the policy requires", Unsure), ("noted", "Noted", Soft) })
        {
            WriteReasons(canvas, [.. report.Reasons.Where(r => r.Effect == effect)], heading, colour);
        }
    }

    private static string Answer(GateReport report) => report switch
    {
        { Opens: true, Outcome: Outcome.NotEstablished } => "open: what the policy asks for holds; the rest is not established",
        { Opens: true } => "open: what the policy asks for holds",
        { Outcome: Outcome.NotEstablished } => "closed: evidence is missing",
        _ => $"closed: {Words.Spoken(report.Outcome)}",
    };

    private static void WriteReasons(TerminalCanvas canvas, IReadOnlyList<GateLine> reasons, string heading, Spectre.Console.Style colour)
    {
        if (reasons.Count > 0)
        {
            canvas.Heading(heading);
        }

        foreach (var group in reasons.GroupBy(r => r.Code))
        {
            foreach (var reason in group.Take(MaxOfOneCode))
            {
                canvas.Line(2, (reason.Code, colour), ($"  {reason.Why}", Plain));
            }

            if (group.Count() > MaxOfOneCode)
            {
                canvas.Line(2, ($"and {group.Count() - MaxOfOneCode} more of {group.Key}; all of them: -o json", Soft));
            }
        }
    }
}
