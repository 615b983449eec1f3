namespace Proofmark.Risk.Loss.Figures;

/// <summary>Makes views from samples.</summary>
internal static class LossViews
{
    private const int CurvePoints = 100;

    public static LossView Of(SampleStatistics sample, IReadOnlyList<double> amounts) => new()
    {
        ExpectedAnnualLoss = sample.Mean(),
        P50 = sample.Quantile(0.5),
        P90 = sample.Quantile(0.9),
        P95 = sample.Quantile(0.95),
        ES95 = sample.Shortfall(0.95),
        AnyLoss = sample.Exceedance(0),
        Exceedance = [.. amounts.Select(a => (Amount: a, Figure: sample.Exceedance(a))).Select(p => new ExceedancePoint(p.Amount, p.Figure.Value, p.Figure.StandardError))],
    };

    /// <summary>The amounts of the curves of both samples, evenly spaced in the logarithm from the smallest to the greatest yearly loss that occurs.</summary>
    public static IReadOnlyList<double> Amounts(SampleStatistics inherent, SampleStatistics residual)
    {
        if (inherent.SmallestAboveZero() is not { } least)
        {
            return [];
        }

        var low = Math.Log(Math.Min(least, residual.SmallestAboveZero() ?? least));
        var high = Math.Log(Math.Max(inherent.Greatest, residual.Greatest));
        var amounts = Enumerable.Range(0, CurvePoints).Select(i => Digits.Ten(Math.Exp(low + ((high - low) * i / (CurvePoints - 1))))).Distinct();
        return [.. amounts];
    }
}
