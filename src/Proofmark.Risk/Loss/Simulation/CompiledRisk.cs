using Proofmark.Risk.Loss.Sampling;

namespace Proofmark.Risk.Loss.Simulation;

/// <summary>An input in the form in which it is simulated.</summary>
internal sealed class CompiledRisk
{
    /// <summary>Id of the input.</summary>
    public required string Id { get; init; }

    /// <summary>Ids of the instances, sorted.</summary>
    public required IReadOnlyList<string> Instances { get; init; }

    /// <summary>For each instance the place of its defence in <see cref="Defences"/>.</summary>
    public required int[] DefenceOf { get; init; }

    /// <summary>The different defences: instances that are defended alike are computed once.</summary>
    public required InstanceDefence[] Defences { get; init; }

    /// <summary>Controls that work against it anywhere, by id.</summary>
    public required IReadOnlySet<string> Controls { get; init; }

    /// <summary>Attempts per year.</summary>
    public required PertDistribution Events { get; init; }

    /// <summary>Loss of one event.</summary>
    public required LognormalDistribution Loss { get; init; }

    /// <summary>Loss of one year.</summary>
    public required YearlyLoss Year { get; init; }

    /// <summary>Name of the shared driver; null for none.</summary>
    public required string? Driver { get; init; }

    /// <summary>Draws of how often: of the shared driver when there is one.</summary>
    public required StreamKey Frequency { get; init; }

    /// <summary>Draws of how bad.</summary>
    public required StreamKeys Severity { get; init; }

    /// <summary>Mean loss of a year without controls, by the closed form.</summary>
    public double MeanInherent => Events.Mean * Loss.Mean;

    /// <summary>The loss of one year without controls, and with a share <paramref name="chance"/> of the attempts; what controls take off each loss is not in it.</summary>
    public (double Inherent, double Residual) LossOf(int trial, double chance)
    {
        var frequency = Frequency.At(trial);
        var attempts = Events.Quantile(frequency.Next());
        return Year.Draw(ref frequency, Severity, trial, attempts, attempts * chance);
    }
}
