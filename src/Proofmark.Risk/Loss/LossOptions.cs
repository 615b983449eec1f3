namespace Proofmark.Risk.Loss;

/// <summary>How a loss is simulated.</summary>
public sealed record LossOptions
{
    /// <summary>Fewest trials: below them no tail can be read.</summary>
    public const int FewestTrials = 100;

    /// <summary>Most trials.</summary>
    public const int MostTrials = 1_000_000;

    /// <summary>Number of simulated years.</summary>
    public int Trials { get; init; } = 10_000;

    /// <summary>The seed; the same seed and inputs give the same figures.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>
    /// Dependence ρ between mechanism groups, from 0 (they fail independently of each other) to 1 (only the best counts). Basis: assumption (nobody has measured it; 0.3 keeps
    /// a long list of weak controls from looking like a strong one).
    /// </summary>
    public double Dependence { get; init; } = 0.3;

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Trials, FewestTrials);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Trials, MostTrials);
        if (!(Dependence >= 0 && Dependence <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(Dependence), Dependence, "a dependence from 0 to 1 is needed");
        }
    }
}
