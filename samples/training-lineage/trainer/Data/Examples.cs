using System.Globalization;
using Proofmark.Samples.Training.Commands;

namespace Proofmark.Samples.Training.Data;

/// <summary>An image and the digit that it shows.</summary>
internal sealed record Example(int Label, float[] Pixels);

/// <summary>Examples as CSV: a header, then the label and the ink of every pixel.</summary>
internal static class Examples
{
    private static readonly string Header = "label," + string.Join(',', Enumerable.Range(0, DigitPainter.Pixels).Select(i => $"p{i}"));

    public static string Row(int label, int[] ink) => $"{label},{string.Join(',', ink)}";

    public static void Write(string path, IEnumerable<string> rows) => File.WriteAllText(path, string.Concat(rows.Prepend(Header).Select(line => line + "\n")));

    /// <summary>The rows, good or not.</summary>
    public static IReadOnlyList<string> Lines(string path) => File.ReadAllLines(path) is [var first, .. var rows] && first == Header
        ? rows
        : throw new FileError(path, "the header of the columns is missing");

    /// <summary>All examples of some files; a broken row is an error, since cleaning comes before.</summary>
    public static Example[] Read(params IReadOnlyList<string> paths)
    {
        Example[] all = [.. paths.SelectMany(path => Lines(path).Select((line, i) => Parse(line) ?? throw new FileError(path, $"line {i + 2} is no example")))];
        return all.Length > 0 ? all : throw new FileError(string.Join(", ", paths), "there are no examples");
    }

    /// <summary>The example of a row, or null when the row is broken.</summary>
    public static Example? Parse(string row)
    {
        var cells = row.Split(',');
        if (cells.Length != DigitPainter.Pixels + 1)
        {
            return null;
        }

        var values = new int[cells.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            if (!int.TryParse(cells[i], NumberStyles.None, CultureInfo.InvariantCulture, out values[i]) || values[i] > DigitPainter.MostInk)
            {
                return null;
            }
        }

        return new(values[0], [.. values[1..].Select(ink => ink / (float)DigitPainter.MostInk)]);
    }
}
