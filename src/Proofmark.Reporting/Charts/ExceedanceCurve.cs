using Proofmark.Reporting.Text;
using Proofmark.Risk.Loss;

namespace Proofmark.Reporting.Charts;

/// <summary>How likely a year costs more than an amount: with the controls for which evidence speaks, as if there were none, and what the owner tolerates. The amounts are logarithmic.</summary>
internal static class ExceedanceCurve
{
    private const double Left = 46;
    private const double Width = 600;
    private const double Top = 14;
    private const double Height = 240;

    /// <summary>The drawing; empty when no simulated year has a loss.</summary>
    public static string Draw(LossAssessment loss)
    {
        if (loss.Simulation is not { Residual.Exceedance.Count: > 1 } simulation)
        {
            return "";
        }

        var tolerance = simulation.Tolerance.Select(t => t.Point).OrderBy(p => p.Amount).ToList();
        var amounts = simulation.Inherent.Exceedance.Select(p => p.Amount).Concat(tolerance.Select(p => p.Amount)).Where(a => a > 0).ToList();
        var chances = simulation.Inherent.Exceedance.Concat(simulation.Residual.Exceedance).Select(p => p.Probability).Concat(tolerance.Select(p => p.Probability));
        var scale = new Scale(Math.Log10(amounts.Min()), Math.Log10(amounts.Max()), Math.Min(1, Math.Ceiling(chances.Max() * 10) / 10));
        var canvas = new SvgCanvas(Left + Width + 40, Top + Height + 46, Label(loss, simulation));
        DrawAxes(canvas, scale, loss.Currency);
        Curve(canvas, scale, simulation.Inherent, "c-inherent");
        Curve(canvas, scale, simulation.Residual, "c-residual");
        foreach (var point in tolerance)
        {
            canvas.Begin($"Tolerated: a chance of {Figures.Percent(point.Probability)} to lose more than {Figures.Money(point.Amount, loss.Currency)}")
                .Path($"M{scale.X(point.Amount)} {scale.Y(point.Probability) - 6}l6 6l-6 6l-6 -6z", "c-tolerance").End();
        }

        return canvas.ToString();
    }

    private static void DrawAxes(SvgCanvas canvas, Scale scale, string? currency)
    {
        for (var i = 0; i <= 4; i++)
        {
            var chance = scale.Chance * i / 4;
            canvas.Line(Left, scale.Y(chance), Left + Width, scale.Y(chance), i == 0 ? "l-axis" : "l-rule")
                .Text(Left - 8, scale.Y(chance) + 4, Figures.Percent(chance), "t-name t-end");
        }

        // On a wide range not every power of ten gets a label.
        var (first, last) = ((int)Math.Ceiling(scale.Low), (int)Math.Floor(scale.High));
        for (var decade = first; decade <= last; decade += Math.Max(1, (last - first) / 6))
        {
            var amount = Math.Pow(10, decade);
            canvas.Line(scale.X(amount), Top, scale.X(amount), Top + Height, "l-rule")
                .Text(scale.X(amount), Top + Height + 18, Figures.Money(amount, null), "t-name t-middle");
        }

        canvas.Text(Left + Width, Top + Height + 38, $"yearly loss above this amount{(currency is null ? "" : $", {currency}")}", "t-name t-end");
    }

    private static void Curve(SvgCanvas canvas, Scale scale, LossView view, string css)
    {
        if (view.Exceedance.Count > 1)
        {
            canvas.Polyline(view.Exceedance.Where(p => p.Amount > 0).Select(p => (scale.X(p.Amount), scale.Y(p.Probability))), css);
        }
    }

    private static string Label(LossAssessment loss, LossSimulation simulation) =>
        $"Loss exceedance curve: half of the simulated years cost at most {Figures.Money(simulation.Residual.P50.Value, loss.Currency)}, "
        + $"90 of 100 at most {Figures.Money(simulation.Residual.P90.Value, loss.Currency)}. The table below says the same in words.";

    private sealed record Scale(double Low, double High, double Chance)
    {
        public double X(double amount) => Left + (Width * (High > Low ? (Math.Log10(amount) - Low) / (High - Low) : 0.5));

        public double Y(double probability) => Top + (Height * (1 - (Chance > 0 ? probability / Chance : 0)));
    }
}
