using Proofmark.Reporting.Text;
using Proofmark.Risk.Assessments;

namespace Proofmark.Reporting.Charts;

/// <summary>
/// One line of the picture of impact and residual: from the most hopeful figure to a dot at the credited one, a mark at the mean, hatched where little evidence stands behind it.
/// </summary>
internal static class ResidualBar
{
    /// <summary>Share of its controls with live evidence below which a line is hatched; the same as for a grade.</summary>
    public const double LowCoverage = 0.6;

    private const double Left = 8;
    private const double Axis = 440;
    private const double Height = 18;

    private static readonly double[] Ticks = [0, 0.25, 0.5, 0.75, 1];

    /// <summary>The line of an instance that has a residual.</summary>
    public static string Draw(RiskAssessment risk)
    {
        var residual = risk.Residual!;
        var canvas = Canvas($"{Figures.Share(residual)} left, evidence for {risk.Coverage.With} of {Figures.Count(risk.Coverage.Of, "control")}");
        return canvas.Line(At(residual.Low), Height / 2, At(residual.Credited), Height / 2, risk.Coverage.Share < LowCoverage ? "s-hatched" : "s-solid")
            .Line(At(residual.Mean), 2, At(residual.Mean), Height - 2, "w-mean")
            .Circle(At(residual.Credited), Height / 2, 5, risk.Standing == RiskStanding.Exposed ? "s-exposed" : "w-dot")
            .ToString();
    }

    /// <summary>The scale above the lines.</summary>
    public static string DrawScale()
    {
        var canvas = new SvgCanvas(Axis + (2 * Left), Height, "Scale from 0, controls take all of it away, to 1, as if there were none");
        foreach (var share in Ticks)
        {
            canvas.Text(At(share), 12, Figures.Two(share), share == 0 ? "t-name" : share == 1 ? "t-name t-end" : "t-name t-middle");
        }

        return canvas.ToString();
    }

    private static SvgCanvas Canvas(string label) =>
        Ticks.Aggregate(new SvgCanvas(Axis + (2 * Left), Height, label), (canvas, share) => canvas.Line(At(share), 0, At(share), Height, "l-rule"));

    private static double At(double share) => Left + (Math.Clamp(share, 0, 1) * Axis);
}
