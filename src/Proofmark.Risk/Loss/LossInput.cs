using Proofmark.Systems.Model;

namespace Proofmark.Risk.Loss;

/// <summary>One range that the owner gave, and the places where its events can happen.</summary>
/// <remarks>
/// A range for a risk speaks for the whole system: its attempts are shared by all instances, and each attempt goes to the instance where it has most effect.
/// So more instances do not make more attempts, and dividing a component changes nothing.
/// </remarks>
public sealed record LossInput
{
    /// <summary>Id of the range as the owner wrote it, a risk id or <c>risk@component</c>; unique among the inputs. It names the draws.</summary>
    public required string Id { get; init; }

    /// <summary>The owner's range.</summary>
    public required LossRange Range { get; init; }

    /// <summary>The instances that share the range; at least one.</summary>
    public required IReadOnlyList<LossInstance> Instances { get; init; }
}

/// <summary>A risk at a component, and what works against it there.</summary>
/// <param name="RiskId">Risk id of the catalogue.</param>
/// <param name="ComponentId">Id of the component.</param>
/// <param name="Effects">What the controls can do; empty when nothing works against the risk.</param>
public sealed record LossInstance(string RiskId, string ComponentId, IReadOnlyList<ControlEffect> Effects)
{
    /// <summary><c>risk@component</c>.</summary>
    public string Id => $"{RiskId}@{ComponentId}";
}
