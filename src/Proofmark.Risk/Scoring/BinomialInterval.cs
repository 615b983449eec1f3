namespace Proofmark.Risk.Scoring;

/// <summary>Bounds of a share that was counted: the interval of Clopper and Pearson (Biometrika 26, 1934), which covers the true share at least as often as it promises.</summary>
public static class BinomialInterval
{
    /// <summary>How the method is cited.</summary>
    public const string Method = "Clopper and Pearson, Biometrika 26 (1934)";

    /// <summary>The two-sided interval.</summary>
    /// <param name="hits">How often it happened, from 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">How often it was tried, at least 1.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public static (double Low, double High) Of(long hits, long trials, double level)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(hits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hits, trials);
        if (!(level > 0 && level < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "a confidence level lies between 0 and 1");
        }

        var tail = (1 - level) / 2;
        return (
            hits == 0 ? 0 : new BetaDistribution(hits, trials - hits + 1).Quantile(tail),
            hits == trials ? 1 : new BetaDistribution(hits + 1, trials - hits).Quantile(1 - tail));
    }
}
