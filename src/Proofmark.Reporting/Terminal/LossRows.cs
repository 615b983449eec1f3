using Proofmark.Reporting.Text;
using Proofmark.Risk.Loss;
using static Proofmark.Reporting.Terminal.TerminalCanvas;

namespace Proofmark.Reporting.Terminal;

/// <summary>What a year may cost, as a section of the terminal's view; nothing where the owner gave no range.</summary>
internal static class LossRows
{
    private const int MaxPoints = 3;

    public static void Write(TerminalCanvas canvas, LossAssessment? loss)
    {
        if (loss is null)
        {
            return;
        }

        canvas.Heading("What a year may cost").Line(2, (LossWords.ShortLead(loss), Soft));
        if (loss.Simulation is not { } simulation)
        {
            canvas.Line(2, (LossWords.NothingSimulated, Unsure));
            return;
        }

        var view = simulation.Residual;
        canvas.Line(2, ($"half of the years at most {Money(view.P50)}, 9 of 10 at most {Money(view.P90)}, 19 of 20 at most {Money(view.P95)}; the worst 5 % cost {Money(view.ES95)} on average", Plain));
        foreach (var verdict in loss.Tolerance.OrderBy(t => t.Standing).Take(MaxPoints))
        {
            canvas.Line(2, (Words.Spoken(verdict.Standing), Of(verdict.Standing)), ($"  {verdict.Why}", Plain));
        }

        if (loss.Tolerance.Count > MaxPoints)
        {
            canvas.Line(2, ($"and {loss.Tolerance.Count - MaxPoints} more points of the tolerance; all of them: -o json, -o html", Soft));
        }

        string Money(LossFigure figure) => Figures.Money(figure.Value, loss.Currency);
    }

    private static Spectre.Console.Style Of(ToleranceStanding standing) => standing switch
    {
        ToleranceStanding.Exceeded => Bad,
        ToleranceStanding.Within => Good,
        _ => Unsure,
    };
}
