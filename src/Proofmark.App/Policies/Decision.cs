using System.Text.Json.Serialization;
using Proofmark.Core;
using Proofmark.Core.Json;

namespace Proofmark.App.Policies;

/// <summary>What the policy says about a set of results.</summary>
/// <param name="Outcome">Fail, error, not-established, pass, or not-applicable where there was nothing to judge; a pass needs everything in scope to have been seen.</param>
/// <param name="ReasonCodes">Sorted, unique codes.</param>
/// <param name="Missing">Evidence that the policy requires and that is not there: ids of checks, and names of conditions of the gate, sorted.</param>
public sealed record Decision(Outcome Outcome, IReadOnlyList<string> ReasonCodes, IReadOnlyList<string> Missing)
{
    /// <summary>Why it was decided so, one line each, sorted by code.</summary>
    public IReadOnlyList<DecisionReason> Reasons { get; init; } = [];
}

/// <summary>One reason of a decision.</summary>
/// <param name="Code">The reason code; several reasons may share it.</param>
/// <param name="Effect">What it does to the decision.</param>
/// <param name="Why">One sentence for people.</param>
public sealed record DecisionReason(string Code, DecisionEffect Effect, string Why)
{
    /// <summary>The finding that the reason speaks of; null when it speaks of none.</summary>
    public Finding? Finding { get; init; }
}

/// <summary>What a reason does to a decision.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<DecisionEffect>))]
public enum DecisionEffect
{
    /// <summary>The decision is no.</summary>
    Fails,

    /// <summary>Evidence that the policy requires is not there.</summary>
    Missing,

    /// <summary>Worth knowing; does not change the decision.</summary>
    Noted,
}
