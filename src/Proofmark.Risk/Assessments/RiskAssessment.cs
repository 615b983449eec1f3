using System.Text.Json.Serialization;
using Proofmark.Core;

namespace Proofmark.Risk.Assessments;

/// <summary>A risk at a component.</summary>
public sealed record RiskAssessment
{
    /// <summary>Stable id, <c>risk@component</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Risk id of the catalogue.</summary>
    public required string RiskId { get; init; }

    /// <summary>Title of the risk.</summary>
    public required string Title { get; init; }

    /// <summary>Id of the component.</summary>
    public required string ComponentId { get; init; }

    /// <summary>Where the instance stands.</summary>
    public required RiskStanding Standing { get; init; }

    /// <summary>Severity of the worst open finding; null without one.</summary>
    public Severity? Severity { get; init; }

    /// <summary>One sentence that says why it stands there.</summary>
    public required string Why { get; init; }

    /// <summary>Open findings that speak for this instance, worst first.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Controls that the catalogue names for this risk, by id.</summary>
    public required IReadOnlyList<string> Controls { get; init; }

    /// <summary>Controls of <see cref="Controls"/> with live evidence, of all of them.</summary>
    public required EvidenceCoverage Coverage { get; init; }

    /// <summary>The acceptance that holds; null without one.</summary>
    public string? AcceptedBy { get; init; }

    /// <summary>How bad it is when the risk comes true here; null in assessments of earlier versions.</summary>
    public RiskImpact? Impact { get; init; }

    /// <summary>Share of the chance of an undefended system that the preventive controls leave; null in assessments of earlier versions.</summary>
    public ResidualShare? Residual { get; init; }

    /// <summary>Share of the loss of one event that detection and response leave; null in assessments of earlier versions.</summary>
    public ResidualShare? LossShare { get; init; }

    /// <summary>Its place in the order and whether the place hangs on assumptions; null in assessments of earlier versions.</summary>
    public RiskRank? Rank { get; init; }

    /// <summary>The why-tree of the residual: mechanism groups, their controls, their checks, the ids of their evidence. Only what evidence speaks about.</summary>
    public IReadOnlyList<GroupEffect> Groups { get; init; } = [];

    /// <summary>What is believed of each of its controls, for the loss model; not part of the JSON.</summary>
    [JsonIgnore]
    public IReadOnlyList<ControlEvidence> Beliefs { get; init; } = [];
}
