using Proofmark.Core;
using Proofmark.Reporting.Charts;
using Proofmark.Risk.Assessments;
using Proofmark.Risk.Assessments.Profiles;
using Proofmark.Risk.Rules;

namespace Proofmark.Reporting.Html.Facts;

/// <summary>What the page says about the assurance levels of a tool server.</summary>
internal static class ProfileLevels
{
    /// <summary>The level with the word for where it belongs.</summary>
    public static string Name(AssuranceLevel level) => level switch
    {
        AssuranceLevel.McpL1 => "L1, sandbox",
        AssuranceLevel.McpL2 => "L2, internal",
        AssuranceLevel.McpL3 => "L3, production",
        _ => "L4, regulated",
    };

    /// <summary>The sign of a level as markup; null where it has no gap of its own and only a lower one bars it.</summary>
    public static string? Glyph(ProfileAssessment profile, AssuranceLevel level) =>
        profile.Level >= level && profile.Claimed ? StandingGlyph.Claim(Says(profile, level))
        : Sign(profile, level) is { } sign ? StandingGlyph.Alone(sign, Says(profile, level))
        : null;

    private static RiskStanding? Sign(ProfileAssessment profile, AssuranceLevel level)
    {
        if (profile.Level >= level)
        {
            return RiskStanding.Covered;
        }

        var gaps = profile.Gaps.Where(g => g.Level == level).ToList();
        return gaps.Count == 0 ? null : gaps.Any(g => g.Outcome == Outcome.Fail) ? RiskStanding.Exposed : RiskStanding.Unknown;
    }

    /// <summary>The level that is reached, and what it rests on.</summary>
    public static string Reached(ProfileAssessment profile) => profile switch
    {
        { Level: null } => "no level is reached",
        { Level: { } level, Claimed: true } => $"level {Name(level)} is claimed without contradiction",
        { Level: { } level } => $"level {Name(level)}, by the configuration that was read",
    };

    /// <summary>The sign in words.</summary>
    public static string Says(ProfileAssessment profile, AssuranceLevel level) => Sign(profile, level) switch
    {
        RiskStanding.Covered => profile.Claimed ? "claimed, and nothing contradicts it" : "nothing in its configuration contradicts it",
        RiskStanding.Exposed => "broken",
        RiskStanding.Unknown => "not established",
        _ => "barred by a lower level",
    };

    /// <summary>How many requirements are broken and how many open.</summary>
    public static string Tally(IReadOnlyList<ProfileGap> gaps)
    {
        var broken = gaps.Count(g => g.Outcome == Outcome.Fail);
        var parts = new[] { broken > 0 ? $"{broken} broken" : "", gaps.Count > broken ? $"{gaps.Count - broken} open" : "" };
        return string.Join(", ", parts.Where(p => p.Length > 0));
    }
}
