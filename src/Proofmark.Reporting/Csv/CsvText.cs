using System.Text;
using Proofmark.Reporting.Text;

namespace Proofmark.Reporting.Csv;

/// <summary>
/// Comma-separated values (RFC 4180, with line feeds) that a spreadsheet does not run: a cell that would begin a formula begins with an apostrophe
/// (OWASP "CSV Injection"; CWE-1236).
/// </summary>
internal static class CsvText
{
    /// <summary>Appends a row.</summary>
    public static StringBuilder Row(this StringBuilder text, params IEnumerable<string?> cells) => text.AppendJoin(',', cells.Select(Cell)).Append('\n');

    private static string Cell(string? text)
    {
        var visible = SafeText.Visible(text);
        var first = visible.AsSpan().TrimStart();
        var harmless = first.Length > 0 && "=+-@|＝＋－＠".Contains(first[0], StringComparison.Ordinal) ? $"'{visible}" : visible;
        return $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
