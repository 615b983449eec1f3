using Proofmark.Core;
using Proofmark.Risk.Scoring.Residuals;

namespace Proofmark.Risk.Assessments;

/// <summary>What is known of a risk at a component whatever is assumed.</summary>
internal sealed record RiskInstance
{
    /// <summary>Stable id, <c>risk@component</c>.</summary>
    public required string Id { get; init; }

    public required string RiskId { get; init; }

    public required string ComponentId { get; init; }

    public required IReadOnlyList<OpenIssue> Issues { get; init; }

    /// <summary>The findings of <see cref="Issues"/>, worst first.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Ids of the controls that the catalogue names, sorted.</summary>
    public required IReadOnlyList<string> Controls { get; init; }

    public required IReadOnlyList<Mechanism> Mechanisms { get; init; }

    /// <summary>Ids of the mechanisms that findings speak against.</summary>
    public required IReadOnlySet<string> Refuted { get; init; }

    /// <summary>True when a check that the risk needs has not spoken about everything it must.</summary>
    public required bool IsSilent { get; init; }

    public required RiskImpact Impact { get; init; }

    public required string? AcceptedBy { get; init; }

    public Severity? Severity => Findings.Count > 0 ? Findings[0].Severity : null;
}
