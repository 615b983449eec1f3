using System.Text.Json.Serialization;
using Proofmark.Core;
using Proofmark.Core.Json;
using Proofmark.Risk.Rules;

namespace Proofmark.Risk.Assessments.Profiles;

/// <summary>
/// Which assurance level a tool server claims with reason. The requirements are design rules: they look at configuration and at what the description answers,
/// so that a level is a claim without contradiction and not the result of a test at run time.
/// </summary>
public sealed record ProfileAssessment
{
    /// <summary>What levels rest on.</summary>
    public const string BasisName = "configuration and answers of the description; nothing was tested at run time";

    /// <summary>Id of the component.</summary>
    public required string ComponentId { get; init; }

    /// <summary>The highest level at which every requirement, and every one of the levels below, is neither failed nor open; null for none.</summary>
    public AssuranceLevel? Level { get; init; }

    /// <summary>
    /// True when a level is reached and rests on what the description says or leaves out, with or without <c>--trust-tree</c>: at least one of its requirements is not a pass over
    /// configuration that was read. True also where an earlier version did not say.
    /// </summary>
    public bool Claimed { get; init; } = true;

    /// <summary>Why the next level is not reached.</summary>
    public required ProfileLimit Limit { get; init; }

    /// <summary>Requirements that are failed or open, lowest level first, then by rule.</summary>
    public required IReadOnlyList<ProfileGap> Gaps { get; init; }

    /// <summary>Always <see cref="BasisName"/>.</summary>
    public string Basis { get; init; } = BasisName;
}

/// <summary>Why the level above the reached one is not.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<ProfileLimit>))]
public enum ProfileLimit
{
    /// <summary>There is none above.</summary>
    None,

    /// <summary>No requirement of it is shown to be broken, but not all are shown to be kept.</summary>
    NotEstablished,

    /// <summary>A requirement of it is broken.</summary>
    Failed,
}

/// <summary>A requirement that is failed or open.</summary>
/// <param name="Level">The level from which on it is required.</param>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Title">What the rule asks.</param>
/// <param name="Outcome">Fail, or not established.</param>
/// <param name="Open">Questions that nobody answered, and parts that were not read.</param>
public sealed record ProfileGap(AssuranceLevel Level, string Rule, string Title, Outcome Outcome, IReadOnlyList<string> Open);
