using System.CommandLine;
using Proofmark.Cli.Output;
using Proofmark.Cli.Verbs;
using Proofmark.Reporting.Formats;
using Proofmark.Reporting.Terminal;

namespace Proofmark.Cli.Running;

/// <summary>What a verb is given to work with.</summary>
/// <param name="Parsed">The command line.</param>
/// <param name="Common">Values of the common options.</param>
/// <param name="Progress">Where long work reports.</param>
/// <param name="Cancellation">Set by Ctrl-C and SIGTERM.</param>
internal sealed record VerbContext(ParseResult Parsed, CommonValues Common, ProgressLine Progress, CancellationToken Cancellation)
{
    /// <summary>Writes the answer in each format that was asked for.</summary>
    /// <param name="table">Writes the view for people.</param>
    /// <param name="json">Renders JSON.</param>
    public void Write(Action<TextWriter, TerminalStyle> table, Func<string> json) =>
        Write<object?>(null, [], (_, writer, style) => table(writer, style), json);

    /// <summary>Writes a report in each format that was asked for.</summary>
    /// <param name="report">The report.</param>
    /// <param name="formats">The formats it has besides the table and JSON.</param>
    /// <param name="table">Writes the view for people.</param>
    /// <param name="json">Renders JSON.</param>
    public void Write<TReport>(
        TReport report, IReadOnlyList<ReportFormat<TReport>> formats, Action<TReport, TextWriter, TerminalStyle> table, Func<string> json)
    {
        Progress.Dispose();
        foreach (var target in Common.Targets)
        {
            OutputWriter.Write(target, target.Format switch
            {
                OutputFormats.Table => Table((writer, style) => table(report, writer, style), target),
                OutputFormats.Json => json(),
                _ => formats.Single(f => f.Name == target.Format).RenderAsync(report, Cancellation).GetAwaiter().GetResult(),
            });
        }
    }

    private string Table(Action<TextWriter, TerminalStyle> table, OutputTarget target)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        table(writer, target.File is null && !Console.IsOutputRedirected ? new TerminalStyle(Width(), Common.Colour) : TerminalStyle.Redirected);
        return writer.ToString();
    }

    // A terminal that does not say how wide it is gets the usual width.
    private static int Width()
    {
        try
        {
            return Math.Max(Console.WindowWidth, TerminalStyle.MinWidth);
        }
        catch (IOException)
        {
            return 100;
        }
    }
}
