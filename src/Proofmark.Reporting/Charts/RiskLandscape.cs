using Proofmark.Reporting.Text;
using Proofmark.Risk.Assessments;
using Proofmark.Systems.Model;

namespace Proofmark.Reporting.Charts;

/// <summary>
/// Impact classes down, what controls leave of the risk across. The classes are an order and no scale: nothing is multiplied. The line reaches from the most hopeful
/// figure to the credited one; it is hatched where little evidence stands behind it.
/// </summary>
internal static class RiskLandscape
{
    /// <summary>Most lines in one class, the worst first.</summary>
    public const int MaxLines = 12;

    /// <summary>Share of its controls with live evidence below which a line is hatched; the same as for a grade.</summary>
    public const double LowCoverage = 0.6;

    private const double Left = 372;
    private const double Axis = 420;
    private const double Row = 24;
    private const double Head = 30;
    private const double Top = 26;
    private const int TitleCharacters = 46;

    /// <summary>The drawing; empty when no instance has an impact and a residual.</summary>
    public static string Draw(Assessment assessment)
    {
        var bands = Enum.GetValues<ImpactClass>().Reverse().Select(c => (Class: c, Lines: Lines(assessment, c))).Where(b => b.Lines.Count > 0).ToList();
        if (bands.Count == 0)
        {
            return "";
        }

        var floor = Top + bands.Sum(b => Head + (Row * Math.Min(b.Lines.Count, MaxLines)) + (b.Lines.Count > MaxLines ? Row : 0));
        var canvas = new SvgCanvas(Left + Axis + 24, floor + 34, Label(bands.Select(b => $"{b.Lines.Sum(l => l.Count())} {Words.Of(b.Class)}")));
        foreach (var share in new[] { 0, 0.25, 0.5, 0.75, 1 })
        {
            canvas.Line(At(share), Top - 6, At(share), floor, "l-rule").Text(At(share), Top - 12, Figures.Two(share), "t-name t-middle");
        }

        var y = Top;
        foreach (var (impact, lines) in bands)
        {
            canvas.Line(0, y, Left + Axis, y, "l-axis").Text(0, y + 19, $"{Words.Spoken(impact)} impact", "t-band");
            y += Head;
            foreach (var line in lines.Take(MaxLines))
            {
                DrawLine(canvas, line, y);
                y += Row;
            }

            if (lines.Count > MaxLines)
            {
                canvas.Text(26, y + 13, $"and {lines.Skip(MaxLines).Sum(l => l.Count())} more in the list below", "t-name");
                y += Row;
            }
        }

        canvas.Line(0, floor, Left + Axis, floor, "l-axis");
        return canvas.Text(At(0), floor + 18, "0: controls take all of it away", "t-name").Text(At(1), floor + 18, "1: as if there were none", "t-name t-end").ToString();
    }

    /// <summary>Instances of one class; places of a risk where everything is the same share a line.</summary>
    private static List<IGrouping<object, RiskAssessment>> Lines(Assessment assessment, ImpactClass impact) =>
        [.. assessment.Risks.Where(r => r.Impact?.Class == impact && r.Residual is not null)
            .GroupBy(r => (object)(r.RiskId, r.Standing, Figures.Share(r.Residual!), IsLow(r)))];

    private static void DrawLine(SvgCanvas canvas, IGrouping<object, RiskAssessment> line, double y)
    {
        var (risk, more) = (line.First(), line.Count() - 1);
        var (residual, middle) = (risk.Residual!, y + 9);
        var places = string.Join(", ", line.Select(r => r.ComponentId));
        canvas.Begin($"{risk.Title} at {places}: {Words.Spoken(risk.Standing)}, left {Figures.Share(residual)}, evidence for {risk.Coverage.With} of {risk.Coverage.Of} controls");
        StandingGlyph.Draw(canvas, 0, y, risk.Standing);
        var at = more == 0 ? risk.ComponentId : $"{risk.ComponentId} +{more}";
        canvas.Text(26, y + 13, $"{SvgCanvas.Fit(risk.Title, TitleCharacters - Math.Min(at.Length, 16))} at {SvgCanvas.Fit(at, 16)}", "t-body");
        canvas.Line(At(residual.Low), middle, At(residual.Credited), middle, IsLow(risk) ? "s-hatched" : "s-solid");
        canvas.Line(At(residual.Mean), middle - 7, At(residual.Mean), middle + 7, "w-mean");
        canvas.Circle(At(residual.Credited), middle, 5, risk.Standing == RiskStanding.Exposed ? "s-exposed" : "w-dot").End();
    }

    private static bool IsLow(RiskAssessment risk) => risk.Coverage.Share < LowCoverage;

    private static double At(double share) => Left + (Math.Clamp(share, 0, 1) * Axis);

    private static string Label(IEnumerable<string> counts) =>
        $"What controls leave of each risk, by impact class: {string.Join(", ", counts)}. The list of risks below says the same in words.";
}
