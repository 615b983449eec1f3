using Proofmark.Reporting.Text;
using static Proofmark.Reporting.Terminal.TerminalCanvas;

namespace Proofmark.Reporting.Terminal;

/// <summary>The catalogue on the terminal.</summary>
public static class CatalogueView
{
    /// <summary>Writes a list of entries, in the order given.</summary>
    public static void WriteList(IReadOnlyList<CatalogueLine> entries, TextWriter output, TerminalStyle style)
    {
        ArgumentNullException.ThrowIfNull(entries);
        new TerminalCanvas(output, style)
            .Columns(entries.Select(Row))
            .Line(0, (Figures.Count(entries.Count, "entry", "entries"), Soft));
    }

    /// <summary>Writes one entry with what it is related to.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="relations">Related entries by the name of the relation, for example <c>controls</c>.</param>
    /// <param name="output">Where to write.</param>
    /// <param name="style">What the terminal can do.</param>
    public static void WriteOne(
        CatalogueLine entry, IReadOnlyList<(string Relation, IReadOnlyList<CatalogueLine> Entries)> relations, TextWriter output, TerminalStyle style)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(relations);
        var canvas = new TerminalCanvas(output, style);
        canvas.Line(0, (entry.Title, Strong)).Line(0, ($"{entry.Kind}  {entry.Id}", Soft));
        if (entry.Note is { } note)
        {
            canvas.Line(0, (note, Plain));
        }

        foreach (var (relation, entries) in relations)
        {
            canvas.Heading($"{relation} ({entries.Count})").Columns(entries.Select(Row));
        }
    }

    private static (string? Text, Spectre.Console.Style Style)[] Row(CatalogueLine line) =>
        [(line.Id, Plain), (line.Title, Plain), (line.Note, Soft)];
}

/// <summary>One entry of the catalogue, as a list shows it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What it is: <c>risk</c>, <c>control</c>, <c>component</c> or another word of the catalogue.</param>
/// <param name="Title">Its title.</param>
/// <param name="Note">What is worth adding, for example <c>no test exists</c>.</param>
public sealed record CatalogueLine(string Id, string Kind, string Title, string? Note = null);
