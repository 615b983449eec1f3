using Proofmark.Reporting.Text;
using Proofmark.Risk.Assessments;

namespace Proofmark.Reporting.Charts;

/// <summary>What controls leave of a risk, from 0 to 1: a line from the most hopeful figure to a dot at the credited one, a mark at the mean.</summary>
internal static class ResidualWhisker
{
    private const double Width = 96;
    private const double Middle = 8;

    public static string Draw(ResidualShare residual) =>
        new SvgCanvas(Width + 8, Middle * 2, $"What is left: {Figures.Share(residual)}")
            .Line(4, Middle, Width + 4, Middle, "l-axis")
            .Line(4, Middle - 4, 4, Middle + 4, "l-axis")
            .Line(Width + 4, Middle - 4, Width + 4, Middle + 4, "l-axis")
            .Line(At(residual.Low), Middle, At(residual.Credited), Middle, "w-line")
            .Line(At(residual.Mean), Middle - 5, At(residual.Mean), Middle + 5, "w-mean")
            .Circle(At(residual.Credited), Middle, 4, "w-dot")
            .ToString();

    private static double At(double share) => 4 + (Math.Clamp(share, 0, 1) * Width);
}
