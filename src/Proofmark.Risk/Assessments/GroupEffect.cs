using Proofmark.Risk.Overlay;

namespace Proofmark.Risk.Assessments;

/// <summary>Controls that work by one mechanism and so overlap: only the best of them counts.</summary>
public sealed record GroupEffect
{
    /// <summary>Id of the mechanism, for example <c>input-filter</c>.</summary>
    public required string Group { get; init; }

    /// <summary>How it works.</summary>
    public required EffectAct Acts { get; init; }

    /// <summary>What it takes away: for each figure that of the best control.</summary>
    public required EffectFigures Effect { get; init; }

    /// <summary>True when an open finding at this instance speaks against the mechanism; it is then credited with nothing.</summary>
    public bool Refuted { get; init; }

    /// <summary>Its controls about which evidence speaks, best first.</summary>
    public required IReadOnlyList<GroupControl> Controls { get; init; }
}
