using Proofmark.Risk.Overlay;

namespace Proofmark.Risk.Assessments;

/// <summary>A control of a mechanism, as the evidence about this component shows it.</summary>
public sealed record GroupControl
{
    /// <summary>Control id of the catalogue.</summary>
    public required string ControlId { get; init; }

    /// <summary>The share that it would take away if it worked perfectly: an assumption of the overlay.</summary>
    public required EffectCeiling Ceiling { get; init; }

    /// <summary>How well it works: figures of its Beta posterior at this component, without the ceiling. Credited is its 10 % quantile, High its 90 % quantile.</summary>
    public required EffectFigures Effectiveness { get; init; }

    /// <summary>The checks that speak about it, by id.</summary>
    public required IReadOnlyList<GroupCheck> Checks { get; init; }
}
