using Proofmark.Systems.Model;

namespace Proofmark.Risk.Loss.Sampling;

/// <summary>
/// The lognormal distribution with a given central 90 % interval [a, b] (D. W. Hubbard and R. Seiersen, "How to measure anything in cybersecurity risk"):
/// <c>μ = (ln a + ln b) / 2</c>, <c>σ = (ln b − ln a) / 3.2897</c>. An interval without width is a fixed value.
/// </summary>
internal readonly struct LognormalDistribution
{
    /// <summary>Width of the central 90 % of the standard normal distribution, twice its 95 % quantile 1.6448536269514722.</summary>
    public const double CentralWidth = 3.2897072539029444;

    public LognormalDistribution(AmountInterval interval)
    {
        Location = (Math.Log(interval.Low) + Math.Log(interval.High)) / 2;
        Scale = (Math.Log(interval.High) - Math.Log(interval.Low)) / CentralWidth;
    }

    /// <summary>μ, the logarithm of the median.</summary>
    public double Location { get; }

    /// <summary>σ.</summary>
    public double Scale { get; }

    /// <summary>The mean, <c>exp(μ + σ² / 2)</c>.</summary>
    public double Mean => Math.Exp(Location + (Scale * Scale / 2));

    /// <summary>The value at a standard normal value.</summary>
    public double At(double normal) => Math.Exp(Location + (Scale * normal));

    /// <summary>
    /// Mean of the <paramref name="power"/>-th power over the values below the quantile at the standard normal value <paramref name="limit"/>, these values alone:
    /// <c>exp(k μ + k² σ² / 2) Φ(limit − k σ) / Φ(limit)</c>.
    /// </summary>
    public double MomentBelow(double limit, int power) =>
        Math.Exp((power * Location) + (power * power * Scale * Scale / 2))
        * NormalDistribution.CumulativeProbability(limit - (power * Scale)) / NormalDistribution.CumulativeProbability(limit);
}
