using System.Text.Json.Serialization;
using Proofmark.Core;
using Proofmark.Core.Json;
using Proofmark.Risk.Assessments;

namespace Proofmark.Reporting.Trends;

/// <summary>What moved since an earlier assessment, and why. It informs, and changes no answer.</summary>
public sealed record Trend
{
    /// <summary>The moment of the earlier assessment (UTC).</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Its answer.</summary>
    public required Outcome Before { get; init; }

    /// <summary>The answer now.</summary>
    public required Outcome Now { get; init; }

    /// <summary>Its coverage.</summary>
    public required EvidenceCoverage CoverageBefore { get; init; }

    /// <summary>The coverage now.</summary>
    public required EvidenceCoverage CoverageNow { get; init; }

    /// <summary>Risk instances whose standing is another one, or that came or went; worsened ones first, then by id.</summary>
    public required IReadOnlyList<TrendMove> Moves { get; init; }

    /// <summary>What is different, by kind, then by text.</summary>
    public required IReadOnlyList<TrendCause> Causes { get; init; }
}

/// <summary>A risk instance that moved.</summary>
/// <param name="Id">The instance, <c>risk@component</c>.</param>
/// <param name="Before">Where it stood; null when it was not there.</param>
/// <param name="Now">Where it stands; null when it is not there any more, which need not mean that the risk is gone.</param>
/// <param name="Why">Causes that concern the instance; empty when none of what is different explains it.</param>
public sealed record TrendMove(string Id, RiskStanding? Before, RiskStanding? Now, IReadOnlyList<TrendCause> Why);

/// <summary>Something that is different.</summary>
/// <param name="Kind">What kind of difference.</param>
/// <param name="What">What it is about.</param>
public sealed record TrendCause(TrendKind Kind, string What);

/// <summary>Kinds of difference.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<TrendKind>))]
public enum TrendKind
{
    /// <summary>A finding that was not there.</summary>
    NewFinding,

    /// <summary>A finding that is gone, and its check saw everything.</summary>
    Repaired,

    /// <summary>A finding that is gone, but its check did not see everything: nothing says that it is repaired.</summary>
    NoLongerSeen,

    /// <summary>The same evidence weighs less than it did.</summary>
    EvidenceAged,

    /// <summary>A file has other bytes.</summary>
    DigestChanged,

    /// <summary>A question that was open is answered.</summary>
    QuestionAnswered,

    /// <summary>A question is open that was not.</summary>
    QuestionOpened,

    /// <summary>The rules are others.</summary>
    RuleSetChanged,

    /// <summary>The catalogue is another.</summary>
    CatalogueChanged,

    /// <summary>The tree was trusted in one of the two and not in the other.</summary>
    TrustChanged,
}
