using System.Text.Json.Serialization;
using Proofmark.Core;
using Proofmark.Core.Json;
using Proofmark.Risk.Assessments.Profiles;

namespace Proofmark.Risk.Assessments;

/// <summary>What the evidence says about a system. Ordinal and ranked; nothing here is a probability or money.</summary>
public sealed record Assessment
{
    /// <summary>The convention by which controls are credited.</summary>
    public const string ConventionName = "scoring convention v1, uncalibrated";

    /// <summary>Always <see cref="ConventionName"/>.</summary>
    public string Convention { get; init; } = ConventionName;

    /// <summary>Id of the system.</summary>
    public required string System { get; init; }

    /// <summary>Every relevant risk at every relevant component, worst first.</summary>
    public required IReadOnlyList<RiskAssessment> Risks { get; init; }

    /// <summary>Every control that a relevant risk asks for, by id.</summary>
    public required IReadOnlyList<ControlAssessment> Controls { get; init; }

    /// <summary>Pairs of risk instance and control that have live evidence, of all such pairs.</summary>
    public required EvidenceCoverage Coverage { get; init; }

    /// <summary>The worst instances, at most three, as ids of <see cref="Risks"/>.</summary>
    public required IReadOnlyList<string> Worst { get; init; }

    /// <summary>What to do next, best first, at most three.</summary>
    public required IReadOnlyList<NextAction> NextActions { get; init; }

    /// <summary>Assurance levels of the tool servers, in the order of the system.</summary>
    public IReadOnlyList<ProfileAssessment> Profiles { get; init; } = [];

    /// <summary>Claims found inside the assessed tree that were given no weight.</summary>
    public IReadOnlyList<DisregardedClaim> Disregarded { get; init; } = [];

    /// <summary>True when the user asked to believe the assessed tree.</summary>
    public bool TreeTrusted { get; init; }
}

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
}

/// <summary>Where a risk instance stands, worst first.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<RiskStanding>))]
public enum RiskStanding
{
    /// <summary>A finding shows that the weakness is there.</summary>
    Exposed,

    /// <summary>No evidence speaks for any of its controls, or a check that the risk needs has not spoken.</summary>
    Unknown,

    /// <summary>Evidence speaks for some of its controls.</summary>
    PartlyCovered,

    /// <summary>Evidence speaks for each of its controls.</summary>
    Covered,
}

/// <summary>A share of things that have evidence.</summary>
/// <param name="With">How many have live evidence.</param>
/// <param name="Of">How many there are.</param>
public sealed record EvidenceCoverage(int With, int Of)
{
    /// <summary>The share, from 0 to 1; 0 when there is nothing.</summary>
    public double Share => Of == 0 ? 0 : (double)With / Of;
}

/// <summary>How far a control is credited.</summary>
public sealed record ControlAssessment
{
    /// <summary>Control id of the catalogue.</summary>
    public required string ControlId { get; init; }

    /// <summary>Title of the control.</summary>
    public required string Title { get; init; }

    /// <summary>True when at least one check is bound to the control; without one there is no score, only "no test exists".</summary>
    public required bool TestExists { get; init; }

    /// <summary>Ids of the checks bound to it.</summary>
    public required IReadOnlyList<string> Checks { get; init; }

    /// <summary>The credited effectiveness: the 10 % quantile of the Beta posterior; null when no test exists or no evidence is live.</summary>
    public double? Credited { get; init; }

    /// <summary>Mean of the Beta posterior; null as above.</summary>
    public double? Mean { get; init; }

    /// <summary>90 % quantile of the Beta posterior; null as above.</summary>
    public double? High { get; init; }

    /// <summary>Ids of the evidence that was counted.</summary>
    public required IReadOnlyList<string> Evidence { get; init; }
}

/// <summary>Something to do next.</summary>
/// <param name="Title">What and why, in one line.</param>
/// <param name="Command">A command that does it or checks it.</param>
/// <param name="Risks">The instances it helps, by id.</param>
public sealed record NextAction(string Title, string Command, IReadOnlyList<string> Risks);

/// <summary>A claim that was given no weight.</summary>
/// <param name="What">What was claimed.</param>
/// <param name="Location">Where.</param>
/// <param name="Reason">Why it was given no weight.</param>
public sealed record DisregardedClaim(string What, Location Location, string Reason);
