using Proofmark.Risk.Overlay;

namespace Proofmark.Risk.Scoring;

/// <summary>The assumptions of the convention that can be varied, to see which orders hang on them.</summary>
internal sealed record ScoringAssumptions
{
    /// <summary>Assumed dependence ρ of mechanism groups: 0 independent, 1 only the best counts.</summary>
    public const double DefaultDependence = 0.3;

    /// <summary>Scoring convention v1 as it stands.</summary>
    public static ScoringAssumptions Default { get; } = new();

    /// <summary>Multiplies every ceiling; a ceiling never exceeds 1.</summary>
    public double CeilingFactor { get; init; } = 1;

    /// <summary>Multiplies the pseudo-counts of every kind of evidence.</summary>
    public double WeightFactor { get; init; } = 1;

    /// <summary>Multiplies every half-life.</summary>
    public double HalfLifeFactor { get; init; } = 1;

    /// <summary>Dependence ρ of mechanism groups, from 0 to 1.</summary>
    public double Dependence { get; init; } = DefaultDependence;

    /// <summary>A ceiling under these assumptions.</summary>
    public EffectCeiling Ceiling(EffectCeiling ceiling) => CeilingFactor == 1
        ? ceiling
        : ceiling with { Low = Math.Min(1, ceiling.Low * CeilingFactor), Mode = Math.Min(1, ceiling.Mode * CeilingFactor), High = Math.Min(1, ceiling.High * CeilingFactor) };

    /// <summary>A weight under these assumptions.</summary>
    public MethodWeight Weight(MethodWeight weight) => new(weight.PseudoCounts * WeightFactor, weight.HalfLifeDays * HalfLifeFactor);
}
