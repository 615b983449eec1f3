using Proofmark.App.Assessing;
using Proofmark.App.Policies;
using Proofmark.Core;
using Proofmark.Risk.Assessments;
using Proofmark.Risk.Assessments.Profiles;
using Proofmark.Risk.Rules;
using Proofmark.Systems.Model;

namespace Proofmark.App.Gating;

/// <summary>Holds an assessment against what a policy asks of it as a whole.</summary>
public static class GateJudge
{
    /// <summary>The longest list of ways that an assessment holds (<see cref="Assessment.AttackPaths"/>); there may be more.</summary>
    private const int MostWays = 20;

    /// <summary>What speaks against opening the gate, and what evidence for it is missing.</summary>
    /// <param name="conditions">What the policy asks.</param>
    /// <param name="assessment">The assessment.</param>
    /// <param name="system">The system.</param>
    /// <param name="baseline">An earlier assessment: what it has already does not close the gate; null for none.</param>
    public static IReadOnlyList<DecisionReason> Judge(
        GateConditions conditions, Assessment assessment, SystemModel system, PastAssessment? baseline)
    {
        ArgumentNullException.ThrowIfNull(conditions);
        ArgumentNullException.ThrowIfNull(assessment);
        ArgumentNullException.ThrowIfNull(system);
        return
        [
            .. Standings(conditions, assessment, baseline),
            .. conditions.Contested ? Contested(assessment) : [],
            .. Coverage(conditions, assessment),
            .. conditions.NewAttackPath ? NewWays(assessment, baseline) : [],
            .. conditions.McpProfile is { } level ? Profiles(level, assessment, system) : [],
            .. Vanished(assessment, baseline),
        ];
    }

    private static IEnumerable<DecisionReason> Standings(GateConditions conditions, Assessment assessment, PastAssessment? baseline)
    {
        var before = (baseline?.Assessment.Risks ?? []).DistinctBy(r => r.Id).ToDictionary(r => r.Id, r => r.Standing, StringComparer.Ordinal);
        return from risk in assessment.Risks
               where conditions.Standings.Contains(risk.Standing) && risk.AcceptedBy is null
               where !before.TryGetValue(risk.Id, out var then) || then > risk.Standing
               let name = Words(risk.Standing)
               select new DecisionReason(
                   $"gate.standing-{name}",
                   risk.Standing == RiskStanding.Exposed ? DecisionEffect.Fails : DecisionEffect.Missing,
                   $"{risk.Id} is {name.Replace('-', ' ')}: {risk.Why}");
    }

    private static IEnumerable<DecisionReason> Contested(Assessment assessment) =>
        from risk in assessment.Risks
        where assessment.Worst.Contains(risk.Id, StringComparer.Ordinal) && risk.Rank is not { Stability: RankStability.Robust }
        select new DecisionReason(
            "gate.rank-contested", DecisionEffect.Missing, $"the place of {risk.Id} among the worst hangs on assumptions: {string.Join(", ", risk.Rank?.FlippedBy ?? [])}");

    private static IEnumerable<DecisionReason> Coverage(GateConditions conditions, Assessment assessment)
    {
        var coverage = assessment.Coverage;
        if (conditions.CoveragePercent is { } least && (coverage.Of == 0 || 100L * coverage.With < (long)least * coverage.Of))
        {
            yield return new("gate.coverage-below", DecisionEffect.Missing, $"{coverage.With} of {coverage.Of} pairs of risk and control have live evidence; the policy asks for {least} %");
        }
    }

    private static IEnumerable<DecisionReason> NewWays(Assessment assessment, PastAssessment? baseline)
    {
        if (baseline is null)
        {
            yield return new("gate.baseline-missing", DecisionEffect.Missing, "whether a way is new cannot be said without --baseline");
            yield break;
        }

        var known = baseline.Assessment.AttackPaths.Select(p => string.Join(" -> ", p.Components)).ToHashSet(StringComparer.Ordinal);
        foreach (var way in assessment.AttackPaths.Select(p => string.Join(" -> ", p.Components)).Where(w => !known.Contains(w)))
        {
            yield return new("gate.attack-path-new", DecisionEffect.Fails, $"a new way from untrusted text to an outward action: {way}");
        }

        if (assessment.AttackPaths.Count >= MostWays)
        {
            yield return new("gate.attack-paths-cut", DecisionEffect.Missing, $"there are {MostWays} ways or more; those beyond are not listed, and may be new");
        }
    }

    private static IEnumerable<DecisionReason> Profiles(AssuranceLevel level, Assessment assessment, SystemModel system)
    {
        var name = AssuranceLevels.NameOf(level);
        if (assessment.Profiles.Count == 0 && system.Unread.Count > 0)
        {
            yield return new("gate.profile-unknown", DecisionEffect.Missing, $"no tool server was seen, but {system.Unread.Count} parts of the system were not read");
        }

        foreach (var profile in assessment.Profiles)
        {
            yield return Profile(profile, level, name) ?? (assessment.TreeTrusted
                ? new("gate.profile-held", DecisionEffect.Noted, $"{profile.ComponentId} has {name}, by a description that was believed on request")
                : new("gate.profile-claimed", DecisionEffect.Missing, $"{profile.ComponentId} has {name} only by what the assessed tree says of itself; --trust-tree believes it"));
        }
    }

    private static DecisionReason? Profile(ProfileAssessment profile, AssuranceLevel level, string name)
    {
        var gaps = profile.Gaps.Where(g => g.Level <= level).ToList();
        if (gaps.FirstOrDefault(g => g.Outcome == Outcome.Fail) is { } broken)
        {
            return new("gate.profile-failed", DecisionEffect.Fails, $"{profile.ComponentId} has not {name}: {broken.Rule} failed");
        }

        return gaps.Count > 0 || profile.Level is null || profile.Level < level
            ? new("gate.profile-missing", DecisionEffect.Missing, $"{profile.ComponentId} has not {name}: {string.Join(", ", gaps.Select(g => g.Rule))} not established")
            : null;
    }

    // What nobody describes any longer may still be there.
    private static IEnumerable<DecisionReason> Vanished(Assessment assessment, PastAssessment? baseline) =>
        from gone in (baseline?.Assessment.Risks ?? []).Select(r => r.ComponentId).Distinct(StringComparer.Ordinal)
        where assessment.Risks.All(r => r.ComponentId != gone)
        select new DecisionReason("gate.component-gone", DecisionEffect.Noted, $"the baseline has risks at {gone}, and this assessment has none there");

    private static string Words(RiskStanding standing) => Reporting.Text.Words.Of(standing);
}
