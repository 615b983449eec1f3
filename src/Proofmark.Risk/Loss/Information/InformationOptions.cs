namespace Proofmark.Risk.Loss.Information;

/// <summary>How the value of information is computed.</summary>
public sealed record InformationOptions
{
    /// <summary>Number of groups into which the inner draws are divided for the standard error.</summary>
    public const int Batches = 8;

    /// <summary>Values of θ that are looked at, the middles of equally likely parts of its distribution: 2 to 10,000.</summary>
    public int Outcomes { get; init; } = 64;

    /// <summary>Draws of everything else, the same ones for each value of θ and each decision: a multiple of <see cref="Batches"/>, at most 100,000.</summary>
    public int Draws { get; init; } = 512;

    /// <summary>The seed.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Dependence ρ between mechanism groups, from 0 to 1; see <see cref="LossOptions.Dependence"/>.</summary>
    public double Dependence { get; init; } = 0.3;

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Outcomes, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Outcomes, 10_000);
        ArgumentOutOfRangeException.ThrowIfLessThan(Draws, Batches);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Draws, 100_000);
        if (Draws % Batches != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(Draws), Draws, $"a multiple of {Batches} is needed");
        }

        if (!(Dependence >= 0 && Dependence <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(Dependence), Dependence, "a dependence from 0 to 1 is needed");
        }
    }
}
