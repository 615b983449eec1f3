namespace Proofmark.Risk.Loss.Figures;

/// <summary>Figures of a sample of yearly losses, each with its Monte-Carlo standard error.</summary>
internal sealed class SampleStatistics
{
    private readonly double[] sorted;

    public SampleStatistics(double[] values)
    {
        sorted = [.. values];
        Array.Sort(sorted);
    }

    /// <summary>The greatest value.</summary>
    public double Greatest => sorted[^1];

    /// <summary>The mean; standard error <c>s / √n</c>.</summary>
    public LossFigure Mean() => Mean(sorted);

    /// <summary>The mean of values in any order.</summary>
    public static LossFigure Mean(ReadOnlySpan<double> values)
    {
        var mean = MeanOf(values);
        return LossFigure.Of(mean, Math.Sqrt(Squares(values, mean) / (values.Length - 1.0) / values.Length));
    }

    /// <summary>
    /// The smallest value that at least a share of <paramref name="probability"/> does not exceed. The standard error is half the distance between the values one binomial standard
    /// deviation of the rank below and above, which needs no density.
    /// </summary>
    public LossFigure Quantile(double probability)
    {
        var n = sorted.Length;
        var spread = Math.Sqrt(n * probability * (1 - probability));
        var low = sorted[Rank((n * probability) - spread)];
        var high = sorted[Rank((n * probability) + spread)];
        return LossFigure.Of(sorted[Rank(n * probability)], (high - low) / 2);
    }

    /// <summary>
    /// The mean of the worst share of <c>1 − probability</c> of the years (expected shortfall); standard error
    /// <c>√((s²_tail + p (ES − VaR)²) / (n (1 − p)))</c> (B. J. Manistre and G. H. Hancock, "Variance of the CTE estimator", North American Actuarial Journal 9, 2005).
    /// </summary>
    public LossFigure Shortfall(double probability)
    {
        var tail = sorted.AsSpan(TailStart(sorted.Length, probability));
        var mean = MeanOf(tail);
        var beyond = mean - tail[0];
        var variance = (Squares(tail, mean) / Math.Max(1, tail.Length - 1)) + (probability * beyond * beyond);
        return LossFigure.Of(mean, Math.Sqrt(variance / tail.Length));
    }

    /// <summary>
    /// The share of years with a loss above <paramref name="amount"/>. The standard error is that of <c>(k + 1) / (n + 2)</c>: never 0, for nothing seen in n years is not impossible.
    /// </summary>
    public LossFigure Exceedance(double amount)
    {
        var n = sorted.Length;
        var above = n - CountUpTo(amount);
        var cautious = (above + 1.0) / (n + 2.0);
        return LossFigure.Of((double)above / n, Math.Sqrt(cautious * (1 - cautious) / n));
    }

    /// <summary>The smallest value above 0; null when there is none.</summary>
    public double? SmallestAboveZero() => CountUpTo(0) is var none && none < sorted.Length ? sorted[none] : null;

    /// <summary>Where the worst share of <c>1 − probability</c> of <paramref name="n"/> sorted values starts.</summary>
    public static int TailStart(int n, double probability) => n - Math.Max(1, (int)Math.Round(n * (1 - probability)));

    // 100·0.95 is a little more than 95 in binary; a rank is not moved by that.
    private int Rank(double position) => Math.Clamp((int)Math.Ceiling(position - 1e-9) - 1, 0, sorted.Length - 1);

    private int CountUpTo(double amount)
    {
        var low = 0;
        var high = sorted.Length;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (sorted[middle] <= amount)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private static double MeanOf(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }

    private static double Squares(ReadOnlySpan<double> values, double mean)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += (value - mean) * (value - mean);
        }

        return sum;
    }
}
