using Proofmark.Reporting.Text;
using Proofmark.Risk.Assessments;

namespace Proofmark.Reporting.Charts;

/// <summary>The credit of a control from 0 to 1: a dot at what is credited, a line up to the 90 % quantile, a mark at the mean.</summary>
internal static class CreditWhisker
{
    private const double Width = 140;
    private const double Middle = 9;

    /// <summary>The drawing; empty when there is nothing to draw.</summary>
    public static string Draw(ControlAssessment control)
    {
        if (control is not { Credited: { } low, Mean: { } mean, High: { } high })
        {
            return "";
        }

        return new SvgCanvas(Width + 8, Middle * 2, Words.Credit(control))
            .Line(4, Middle, Width + 4, Middle, "l-axis")
            .Line(4, Middle - 4, 4, Middle + 4, "l-axis")
            .Line(Width + 4, Middle - 4, Width + 4, Middle + 4, "l-axis")
            .Line(At(low), Middle, At(high), Middle, "w-line")
            .Line(At(mean), Middle - 5, At(mean), Middle + 5, "w-mean")
            .Circle(At(low), Middle, 4, "w-dot")
            .ToString();
    }

    private static double At(double share) => 4 + (Math.Clamp(share, 0, 1) * Width);
}
