using Proofmark.Risk.Assessments;
using Proofmark.Risk.Rules;

namespace Proofmark.App.Policies;

/// <summary>What a policy asks of an assessment as a whole (the section <c>gate</c> of a policy file).</summary>
public sealed record GateConditions
{
    /// <summary>A policy that asks nothing.</summary>
    public static GateConditions None { get; } = new();

    /// <summary>Standings that no risk instance may have, unless it is accepted.</summary>
    public IReadOnlyList<RiskStanding> Standings { get; init; } = [];

    /// <summary>True when the places of the worst instances must not hang on assumptions.</summary>
    public bool Contested { get; init; }

    /// <summary>Least share of pairs of risk instance and control with live evidence, in percent from 0 to 100; null for any.</summary>
    public int? CoveragePercent { get; init; }

    /// <summary>True when a way from untrusted text to an outward action that the baseline does not have is refused.</summary>
    public bool NewAttackPath { get; init; }

    /// <summary>The assurance level that every tool server must have; null for any.</summary>
    public AssuranceLevel? McpProfile { get; init; }
}
