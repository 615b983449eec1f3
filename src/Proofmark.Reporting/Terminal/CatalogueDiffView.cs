using Proofmark.Reporting.Text;
using Proofmark.Risk.Catalogues.Comparing;
using static Proofmark.Reporting.Terminal.TerminalCanvas;

namespace Proofmark.Reporting.Terminal;

/// <summary>What changed between two catalogues, on the terminal.</summary>
public static class CatalogueDiffView
{
    /// <summary>Writes the changes in the order given.</summary>
    /// <param name="before">Commit of the earlier catalogue.</param>
    /// <param name="after">Commit of the later catalogue.</param>
    /// <param name="changes">The changes.</param>
    /// <param name="output">Where to write.</param>
    /// <param name="style">What the terminal can do.</param>
    public static void Write(string before, string after, IReadOnlyList<CatalogueChange> changes, TextWriter output, TerminalStyle style)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var canvas = new TerminalCanvas(output, style).Line(0, ($"from {before} to {after}", Soft));
        foreach (var change in changes)
        {
            canvas.Line(0, (Spoken(change), Style(change.Kind)));
        }

        canvas.Line(0, (changes.Count == 0 ? "the two say the same" : Figures.Count(changes.Count, "change"), Soft));
    }

    private static string Spoken(CatalogueChange change) => change.Kind switch
    {
        ChangeKind.Added => $"+ {change.EntryKind} {change.Entry} ({change.After})",
        ChangeKind.Removed => $"- {change.EntryKind} {change.Entry} ({change.Before})",
        ChangeKind.Renamed => $"~ {change.EntryKind} {change.Before} is now {change.After}",
        ChangeKind.Retitled => $"~ {change.Entry}: the title '{change.Before}' is now '{change.After}'",
        ChangeKind.Related => $"+ {change.Entry}: {change.Field} {change.After}",
        ChangeKind.Unrelated => $"- {change.Entry}: {change.Field} {change.Before}",
        _ => $"~ {change.Entry}: {change.Field} has another wording",
    };

    private static Spectre.Console.Style Style(ChangeKind kind) => kind switch
    {
        ChangeKind.Added or ChangeKind.Related => Good,
        ChangeKind.Removed or ChangeKind.Unrelated => Bad,
        _ => Unsure,
    };
}
