using Proofmark.Reporting.Text;
using Proofmark.Risk.Assessments;

namespace Proofmark.Reporting.Charts;

/// <summary>How many pairs of risk and control have live evidence; what has none stays visibly hatched.</summary>
internal static class CoverageBar
{
    private const double Width = 320;
    private const double Height = 14;

    public static string Draw(EvidenceCoverage coverage)
    {
        var canvas = new SvgCanvas(Width, Height, $"Evidence coverage: {Figures.Coverage(coverage)}");
        canvas.Rect(0.5, 0.5, Width - 1, Height - 1, "b-empty", 3);
        for (var x = 8.0; x < Width - 8; x += 8)
        {
            canvas.Line(x, Height - 2, x + 8, 2, "b-hatch");
        }

        var share = Math.Clamp(coverage.Share, 0, 1);
        return (share > 0 ? canvas.Rect(0, 0, Math.Max(3, share * Width), Height, "b-full", 3) : canvas).ToString();
    }
}
