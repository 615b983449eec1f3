using Proofmark.Risk.Assessments.Profiles;
using Proofmark.Risk.Loss;

namespace Proofmark.Risk.Assessments;

/// <summary>
/// What the evidence says about a system. Standings, places and shares are ordinal and ranked: none is a probability of attack, and none is money. The only amounts are those of <see cref="Loss"/>,
/// which were simulated from ranges that the owner gave; the tool has none of its own.
/// </summary>
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

    /// <summary>Where the system stands by its weakest must-have control; null in assessments of earlier versions.</summary>
    public Posture? Posture { get; init; }

    /// <summary>The ways from untrusted text to an outward action, least guarded first, at most twenty.</summary>
    public IReadOnlyList<AttackPath> AttackPaths { get; init; } = [];

    /// <summary>Missing tests that would teach most about the worst instances, best first, at most five.</summary>
    public IReadOnlyList<NextTest> NextTests { get; init; } = [];

    /// <summary>What a year may cost by the owner's own ranges; null when the owner gave none, and then nothing here is money.</summary>
    public LossAssessment? Loss { get; init; }

    /// <summary>Why there is no figure of loss; null when there is one, and in assessments that say nothing about it.</summary>
    public LossAbsence? NoLoss { get; init; }
}
