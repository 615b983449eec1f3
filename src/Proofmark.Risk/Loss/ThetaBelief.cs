namespace Proofmark.Risk.Loss;

/// <summary>What is believed of θ, the share of its ceiling that a control reaches: a Beta distribution or a known value.</summary>
public sealed record ThetaBelief
{
    private ThetaBelief(double alpha, double beta, double most, double? known)
    {
        Alpha = alpha;
        Beta = beta;
        Most = most;
        Known = known;
    }

    /// <summary>Weight of what speaks for the control; 0 when the value is known.</summary>
    public double Alpha { get; }

    /// <summary>Weight of what speaks against it; 0 when the value is known.</summary>
    public double Beta { get; }

    /// <summary>A draw above this counts as this, from 0 to 1: what the checks cannot see they cannot credit.</summary>
    public double Most { get; }

    /// <summary>The known value, from 0 to 1; null when it is uncertain.</summary>
    public double? Known { get; }

    /// <summary>An uncertain value.</summary>
    /// <param name="alpha">Weight of what speaks for it, above 0.</param>
    /// <param name="beta">Weight of what speaks against it, above 0.</param>
    /// <param name="most">The most that a draw counts, from 0 to 1; below 1 for a control whose checks are known to miss a part.</param>
    /// <exception cref="ArgumentOutOfRangeException">A weight is not a finite number above 0, or the most is outside 0 to 1.</exception>
    public static ThetaBelief Uncertain(double alpha, double beta, double most = 1)
    {
        var weights = new Scoring.BetaDistribution(alpha, beta);
        return new ThetaBelief(weights.Alpha, weights.Beta, Share(most, nameof(most)), null);
    }

    /// <summary>A known value.</summary>
    /// <param name="value">From 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside 0 to 1.</exception>
    public static ThetaBelief Certain(double value) => new(0, 0, 1, Share(value, nameof(value)));

    private static double Share(double value, string name) =>
        value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(name, value, "a value from 0 to 1 is needed");
}
