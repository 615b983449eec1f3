using Proofmark.Reporting.Trends;
using static Proofmark.Reporting.Terminal.TerminalCanvas;

namespace Proofmark.Reporting.Terminal;

/// <summary>What moved since an earlier assessment, as a section of the terminal's view.</summary>
internal static class TrendRows
{
    private const int MaxMoves = 10;
    private const int MaxCauses = 2;

    public static void Write(TerminalCanvas canvas, Trend? trend)
    {
        if (trend is null)
        {
            return;
        }

        canvas.Heading("Trend").Line(2, (TrendWords.Summary(trend), Plain)).Line(2, (TrendWords.Tally(trend), Soft));
        foreach (var move in trend.Moves.Take(MaxMoves))
        {
            canvas.Line(2, (TrendWords.Step(move), move.Now is { } now ? Of(now) : Unsure), ($"  {move.Id}", Strong));
            canvas.Line(4, (TrendWords.Why(move.Why, MaxCauses), Soft));
        }

        if (trend.Moves.Count > MaxMoves)
        {
            canvas.Line(2, ($"and {trend.Moves.Count - MaxMoves} more; all of them: -o json", Soft));
        }
    }
}
