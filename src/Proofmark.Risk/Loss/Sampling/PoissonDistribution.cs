namespace Proofmark.Risk.Loss.Sampling;

/// <summary>The Poisson distribution for small means.</summary>
internal static class PoissonDistribution
{
    /// <summary>The greatest mean that is sampled here; e^-512 is still far from the smallest double.</summary>
    public const double GreatestMean = 512;

    /// <summary>
    /// The smallest count whose cumulative probability reaches <paramref name="probability"/>, by adding up the probabilities (inverse transform by
    /// sequential search: L. Devroye, "Non-uniform random variate generation", 1986, X.3.3). It never falls when the mean or the probability grows.
    /// </summary>
    /// <param name="mean">From 0 to <see cref="GreatestMean"/>.</param>
    /// <param name="probability">Above 0 and below 1.</param>
    public static int Quantile(double mean, double probability)
    {
        var term = Math.Exp(-mean);
        var sum = term;
        var count = 0;
        while (sum < probability)
        {
            count++;
            term *= mean / count;

            // Beyond the mode a term that no longer changes the sum ends the search: the rest is rounding.
            if (count > mean && sum + term == sum)
            {
                break;
            }

            sum += term;
        }

        return count;
    }
}
