using Proofmark.Core;
using Proofmark.Reporting.Text;

namespace Proofmark.Reporting.Charts;

/// <summary>Number of check results on each rung of evidence, weakest first.</summary>
internal static class RungStrip
{
    private const double Step = 136;
    private const double Bar = 120;

    public static string Draw(IReadOnlyList<CheckResult> results)
    {
        var rungs = Enum.GetValues<Rung>();
        var counts = rungs.Select(rung => results.Count(r => r.Method == rung)).ToList();
        var label = "Evidence by rung: " + string.Join(", ", rungs.Zip(counts, (rung, count) => $"{count} {Words.Spoken(rung)}"));
        var canvas = new SvgCanvas(Step * rungs.Length, 58, label);
        var most = Math.Max(1, counts.Max());
        for (var i = 0; i < rungs.Length; i++)
        {
            var x = i * Step;
            canvas.Text(x, 16, counts[i].ToString(System.Globalization.CultureInfo.InvariantCulture), counts[i] == 0 ? "t-figure t-none" : "t-figure");
            canvas.Rect(x, 26, Bar, 4, "b-track", 2);
            if (counts[i] > 0)
            {
                canvas.Rect(x, 26, Math.Max(4, Bar * counts[i] / most), 4, "b-full", 2);
            }

            canvas.Text(x, 48, Words.Spoken(rungs[i]), "t-name");
        }

        return canvas.ToString();
    }
}
