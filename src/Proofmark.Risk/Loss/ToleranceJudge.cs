using System.Globalization;

namespace Proofmark.Risk.Loss;

/// <summary>Compares the loss exceedance curve with the owner's tolerance.</summary>
/// <param name="coverage">How many instances have a range.</param>
/// <param name="unused">How many ranges are in no figure.</param>
/// <param name="trusted">True when ranges and tolerance are believed.</param>
/// <param name="currency">Code of the currency; null when the owner named none.</param>
internal sealed class ToleranceJudge(RangeCoverage coverage, int unused, bool trusted, string? currency)
{
    private const double StandardErrors = 2;

    /// <summary>Judges one point. What has no range can only add to the loss: it keeps a point from being met, never from being exceeded.</summary>
    public ToleranceVerdict Judge(ToleranceFigure figure)
    {
        var chance = figure.Residual;
        var margin = StandardErrors * chance.StandardError;
        var seen = $"A yearly loss above {Amount(figure.Point.Amount)} {(chance.Value == 0 ? "came in no simulated year" : $"has a simulated chance of {Percent(chance.Value)}")}; {Percent(figure.Point.Probability)} is tolerated";
        return chance.Value - margin > figure.Point.Probability ? new ToleranceVerdict(figure, ToleranceStanding.Exceeded, $"{seen}.")
            : Doubt(chance.Value + margin > figure.Point.Probability) is { } doubt ? new ToleranceVerdict(figure, ToleranceStanding.NotEstablished, $"{seen}, {doubt}.")
            : new ToleranceVerdict(figure, ToleranceStanding.Within, $"{seen}.");
    }

    private string? Doubt(bool close)
    {
        var missing = coverage.Of - coverage.With;
        return close ? "too close to tell with this number of simulated years"
            : missing > 0 || unused > 0 ? $"but {Missing(missing, unused)} and could add to it"
            : trusted ? null
            : "but ranges and tolerance are claims of the assessed tree";
    }

    private static string Missing(int missing, int unused) =>
        missing > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{missing} risk {(missing == 1 ? "instance has" : "instances have")} no range")
            : string.Create(CultureInfo.InvariantCulture, $"{unused} {(unused == 1 ? "range was" : "ranges were")} not used");

    private string Amount(double amount) => currency is null ? Text(amount) : $"{currency} {Text(amount)}";

    private static string Percent(double share) => $"{Text(share * 100)} %";

    // Two significant digits for people.
    private static string Text(double value)
    {
        if (value == 0)
        {
            return "0";
        }

        var rounded = double.Parse(value.ToString("e1", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return rounded.ToString(rounded >= 1000 ? "#,0" : "0.##########", CultureInfo.InvariantCulture);
    }
}
