using System.Text.Json.Serialization;
using Proofmark.Core.Json;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Loss;

/// <summary>What one control can do against one risk: a share <c>e = ceiling · θ</c> is taken away.</summary>
public sealed record ControlEffect
{
    /// <summary>Control id of the catalogue. One control has one draw of θ in a trial, wherever it stands.</summary>
    public required string ControlId { get; init; }

    /// <summary>Mechanism: controls of one group overlap, and only the best of them counts.</summary>
    public required string Group { get; init; }

    /// <summary>On what it acts.</summary>
    public LossAction Acts { get; init; } = LossAction.Preventive;

    /// <summary>The share that a perfect control takes away: lowest, most likely and highest (PERT), each from 0 to 1.</summary>
    public required PertRange Ceiling { get; init; }

    /// <summary>How well it works here; null when nothing speaks for it, and then it does nothing.</summary>
    public ThetaBelief? Theta { get; init; }
}

/// <summary>On what a control acts. Governance acts on neither and is no effect.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<LossAction>))]
public enum LossAction
{
    /// <summary>On the chance that an attempt succeeds.</summary>
    Preventive,

    /// <summary>It sees an event; the loss shrinks only where something also responds.</summary>
    Detective,

    /// <summary>It limits an event that was seen; the loss shrinks only where something also detects.</summary>
    Responsive,
}
