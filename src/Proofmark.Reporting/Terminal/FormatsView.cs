using Proofmark.Formats.Identification;
using Proofmark.Reporting.Text;
using static Proofmark.Reporting.Terminal.TerminalCanvas;

namespace Proofmark.Reporting.Terminal;

/// <summary>File formats and what the scan says of them, on the terminal.</summary>
public static class FormatsView
{
    /// <summary>Writes the formats in the order given, then how many are in which state.</summary>
    public static void Write(IReadOnlyList<NamedFormat> formats, TextWriter output, TerminalStyle style)
    {
        ArgumentNullException.ThrowIfNull(formats);
        var counts = formats.GroupBy(f => f.State).OrderBy(g => g.Key).Select(g => $"{g.Count()} {NameOf(g.Key)}");
        new TerminalCanvas(output, style)
            .Columns(formats.Select(f => new (string?, Spectre.Console.Style)[]
            {
                (NameOf(f.State), f.State switch { FormatState.Covered => Good, FormatState.Inert => Soft, _ => Unsure }),
                (f.Name, Plain),
                (f.Note, Soft),
            }))
            .Line(0, ($"{Figures.Count(formats.Count, "format")}: {string.Join(", ", counts)}. What is not covered is never a pass.", Soft));
    }

    private static string NameOf(FormatState state) => state.ToString().ToLowerInvariant();
}
