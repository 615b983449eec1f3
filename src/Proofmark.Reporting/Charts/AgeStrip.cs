using System.Globalization;
using Proofmark.Core;
using Proofmark.Reporting.Html.Facts;
using Proofmark.Reporting.Text;

namespace Proofmark.Reporting.Charts;

/// <summary>How old the evidence is on each rung: rungs down, strongest first, ages across, newest first; in a cell one sign and number for each kind of outcome.</summary>
internal static class AgeStrip
{
    private const double Left = 116;
    private const double Column = 96;
    private const double Row = 34;
    private const double Top = 28;
    private const double Mark = 12;

    private static readonly (string Name, double Days)[] Ages =
        [("this run", 0), ("up to a day", 1), ("a week", 7), ("a month", 31), ("90 days", 90), ("a year", 365), ("older", double.PositiveInfinity)];

    private static readonly (string Name, string Css, Func<Outcome, bool> Has)[] Kinds =
    [
        ("fail", "e-fail", o => o == Outcome.Fail),
        ("not established", "e-open", o => o is Outcome.NotEstablished or Outcome.Error),
        ("pass", "e-pass", o => o == Outcome.Pass),
    ];

    public static string Draw(IReadOnlyList<EvidenceRow> evidence)
    {
        var rungs = Enum.GetValues<Rung>().Reverse().ToList();
        var counts = rungs.Select(r => $"{evidence.Count(e => e.Method == r)} {Words.Spoken(r)}");
        var canvas = new SvgCanvas(Left + (Column * Ages.Length), Top + (Row * rungs.Count) + 4, $"Age of the evidence by rung: {string.Join(", ", counts)}");
        for (var i = 0; i < Ages.Length; i++)
        {
            canvas.Text(Left + (i * Column) + 8, 16, Ages[i].Name, "t-name");
        }

        for (var i = 0; i < rungs.Count; i++)
        {
            var (y, row) = (Top + (i * Row), evidence.Where(e => e.Method == rungs[i]).ToLookup(e => AgeOf(e.Age)));
            canvas.Line(0, y, Left + (Column * Ages.Length), y, "l-rule").Text(0, y + 21, Words.Spoken(rungs[i]), row.Count == 0 ? "t-body t-none" : "t-body");
            for (var age = 0; age < Ages.Length; age++)
            {
                DrawCell(canvas, Left + (age * Column), y, [.. row[age]], $"{Words.Spoken(rungs[i])}, {Ages[age].Name}");
            }
        }

        return canvas.ToString();
    }

    private static int AgeOf(TimeSpan? age) => age is { } known ? Array.FindIndex(Ages, 1, a => known.TotalDays <= a.Days) : 0;

    private static void DrawCell(SvgCanvas canvas, double x, double y, IReadOnlyList<EvidenceRow> cell, string place)
    {
        var shown = Kinds.Select(k => (Kind: k, Count: cell.Count(e => k.Has(e.Outcome)))).Where(k => k.Count > 0).ToList();
        var left = x + 8;
        foreach (var ((name, css, _), count) in shown)
        {
            canvas.Begin($"{place}: {count} {name}");
            DrawMark(canvas, left, y + 11, css);
            canvas.Text(left + Mark + 3, y + 21, count.ToString(CultureInfo.InvariantCulture), "t-name").End();
            left += Mark + 10 + (7 * count.ToString(CultureInfo.InvariantCulture).Length);
        }
    }

    private static void DrawMark(SvgCanvas canvas, double x, double y, string css)
    {
        switch (css)
        {
            case "e-fail":
                canvas.Rect(x, y, Mark, Mark, "g-exposed", 2).Path($"M{x + 3.5} {y + 3.5}l5 5m0 -5l-5 5", "g-cross");
                break;
            case "e-open":
                canvas.Rect(x + 0.5, y + 0.5, Mark - 1, Mark - 1, "g-unknown", 2);
                break;
            default:
                canvas.Circle(x + (Mark / 2), y + (Mark / 2), Mark / 2, "w-dot");
                break;
        }
    }
}
