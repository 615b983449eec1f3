using Proofmark.Risk.Assessments;

namespace Proofmark.Reporting.Charts;

/// <summary>The sign of a standing: shape first, colour second.</summary>
internal static class StandingGlyph
{
    public const double Size = 18;

    /// <summary>Draws the sign with its upper left corner at a point.</summary>
    public static void Draw(SvgCanvas canvas, double x, double y, RiskStanding standing)
    {
        switch (standing)
        {
            case RiskStanding.Exposed:
                canvas.Rect(x, y, Size, Size, "g-exposed", 3).Path($"M{x + 5.5} {y + 5.5}l7 7m0 -7l-7 7", "g-cross");
                break;
            case RiskStanding.Unknown:
                canvas.Rect(x + 0.5, y + 0.5, Size - 1, Size - 1, "g-unknown", 3).Text(x + (Size / 2), y + 13, "?", "g-mark");
                break;
            case RiskStanding.PartlyCovered:
                canvas.Rect(x + 0.5, y + 0.5, Size - 1, Size - 1, "g-partly", 3).Path($"M{x + 0.5} {y + 17.5}L{x + 17.5} {y + 0.5}V{y + 17.5}Z", "g-half");
                break;
            default:
                canvas.Rect(x + 0.5, y + 0.5, Size - 1, Size - 1, "g-covered", 3).Path($"M{x + 5} {y + 9.5}l3 3l5.5 -6.5", "g-tick");
                break;
        }
    }

    /// <summary>The sign of what somebody says and nothing contradicts: an outline with a speech mark, neither known nor broken.</summary>
    public static string Claim(string label) => new SvgCanvas(Size, Size, label)
        .Rect(0.5, 0.5, Size - 1, Size - 1, "g-unknown", 3).Text(Size / 2, 16, "\u201C", "g-mark").ToString();

    /// <summary>The sign alone, for tables and the legend.</summary>
    public static string Alone(RiskStanding standing) => Alone(standing, Text.Words.Spoken(standing));

    /// <summary>The sign alone, where it stands for something else that is well, unknown or broken.</summary>
    public static string Alone(RiskStanding standing, string label)
    {
        var canvas = new SvgCanvas(Size, Size, label);
        Draw(canvas, 0, 0, standing);
        return canvas.ToString();
    }
}
