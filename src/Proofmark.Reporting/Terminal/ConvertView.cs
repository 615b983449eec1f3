using System.Globalization;
using Proofmark.Core;
using Proofmark.Reporting.Converting;
using Proofmark.Reporting.Text;
using static Proofmark.Reporting.Terminal.TerminalCanvas;

namespace Proofmark.Reporting.Terminal;

/// <summary>A conversion on the terminal: what the scan found, what was written or why not, and what is not in the output.</summary>
public static class ConvertView
{
    /// <summary>Most lines of one kind; the rest is counted.</summary>
    public const int MaxLines = 20;

    /// <summary>Writes the view.</summary>
    public static void Write(ConversionReport report, TextWriter output, TerminalStyle style)
    {
        ArgumentNullException.ThrowIfNull(report);
        var canvas = new TerminalCanvas(output, style);
        WriteParent(canvas, report.Parent);
        if (report.CanWrite)
        {
            canvas.Line(0, ("written", Good), ($"  {report.Output}: {Figures.Count(report.Tensors.Count, "tensor")}, {report.TensorBytes.ToString("N0", CultureInfo.InvariantCulture)} bytes, each bit for bit that of the parent", Plain));
        }
        else
        {
            canvas.Line(0, ("nothing written", Bad), ($"  {Figures.Count(report.Obstacles.Count, "obstacle")}", Plain));
        }

        List(canvas, "Obstacles", report.Obstacles, report.Obstacles.Count, static one => $"{(one.Name.Length > 0 ? one.Name + ": " : "")}{one.Why}  {one.Code}");
        List(canvas, "Shared memory, copied for each name", report.Shared, report.Shared.Count, static group => string.Join(", ", group.Take(MaxLines)) + (group.Count > MaxLines ? $" and {group.Count - MaxLines} more" : ""));
        List(canvas, "Left out, as these are no tensors", report.LeftOut, report.LeftOutCount, static one => $"{one.Name}: {one.What}");
    }

    private static void WriteParent(TerminalCanvas canvas, CheckResult parent)
    {
        canvas.Line(0, ("scan of the parent  ", Soft), (Words.Spoken(parent.Outcome), Of(parent.Outcome)), ($"  {parent.Subject.Name}", Strong));
        List(canvas, null, [.. parent.Findings.OrderByDescending(static one => one.Severity)], parent.Findings.Count, static one => $"{Words.Of(one.Severity)}  {one.Message}");
        if (parent.Outcome == Outcome.Pass)
        {
            canvas.Line(2, (Words.Clean, Soft));
        }
        else
        {
            canvas.Line(2, ("Nothing of it was executed, and no code of it is in the output. What the weights do is another question.", Soft));
        }
    }

    private static void List<T>(TerminalCanvas canvas, string? heading, IReadOnlyList<T> all, long count, Func<T, string> text)
    {
        if (count > 0 && heading is not null)
        {
            canvas.Heading(heading);
        }

        foreach (var one in all.Take(MaxLines))
        {
            canvas.Line(2, (text(one), Plain));
        }

        if (count > MaxLines)
        {
            canvas.Line(2, ($"and {(count - MaxLines).ToString(CultureInfo.InvariantCulture)} more; those that are listed: -o json", Soft));
        }
    }
}
