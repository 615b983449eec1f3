using System.Text.Json.Serialization;

namespace Proofmark.Risk.Assessments;

/// <summary>The system as its weakest must-have control: a minimum, never a mean.</summary>
public sealed record Posture
{
    /// <summary>Share of relevant control weight with live evidence, from 0 to 1: below 0.6 there is no grade.</summary>
    public required double Coverage { get; init; }

    /// <summary>Whether the evidence suffices for a grade.</summary>
    [JsonIgnore]
    public bool IsGraded => Coverage >= PostureJudge.LeastCoverage;

    /// <summary>The lowest level of all must-have controls; null without must-have controls.</summary>
    public PostureLevel? Level { get; init; }

    /// <summary>The grade in words, or <c>insufficient evidence (C=0.12)</c>.</summary>
    public required string Grade { get; init; }

    /// <summary>The must-have controls, weakest first.</summary>
    public required IReadOnlyList<PostureControl> MustHave { get; init; }
}
