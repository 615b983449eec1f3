using Proofmark.Core;
using Proofmark.Risk.Rules;
using Proofmark.Risk.Rules.Evaluation;
using Proofmark.Risk.Rules.Graph;
using Proofmark.Systems.Model;
using Proofmark.Systems.Properties;

namespace Proofmark.Risk.Assessments.Profiles;

/// <summary>Judges tool servers by the assurance profiles L1 to L4. The level is a minimum: one requirement that is not kept bars it and all above.</summary>
public static class McpProfiles
{
    /// <summary>One judgement for each component that speaks the Model Context Protocol, in the order of the system.</summary>
    /// <param name="rules">The rules; those with a profile are the requirements.</param>
    /// <param name="model">The system.</param>
    /// <param name="time">The moment of the assessment (UTC).</param>
    /// <param name="treeTrusted">True when mitigations that the description declares silence a rule.</param>
    public static IReadOnlyList<ProfileAssessment> Assess(RuleSet rules, SystemModel model, DateTimeOffset time, bool treeTrusted)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(model);
        var requirements = rules.Rules.Where(r => r.Profile is not null).OrderBy(r => r.Profile).ThenBy(r => r.Id, StringComparer.Ordinal).ToList();
        var graph = new SystemGraph(model, treeTrusted);
        return [.. model.Components.Where(c => ToolServers.SpeaksMcp(model, c)).Select(c => Assess(requirements, rules.Digest, graph, c, time))];
    }

    private static ProfileAssessment Assess(List<Rule> requirements, Digest ruleSet, SystemGraph graph, SystemComponent component, DateTimeOffset time)
    {
        var judged = requirements.Select(r => (Rule: r, Result: RuleEvaluator.Evaluate(r, ruleSet, graph, time, s => Concerns(s, component)))).ToList();
        var gaps = judged.Where(p => IsGap(p.Rule, p.Result.Outcome))
            .Select(p => new ProfileGap(p.Rule.Profile!.Value, p.Rule.Id, p.Rule.Title, p.Result.Outcome, [.. p.Result.Coverage.Unread.Select(u => u.Reason).Distinct(StringComparer.Ordinal)]))
            .ToList();
        var level = Enum.GetValues<AssuranceLevel>().TakeWhile(l => gaps.All(g => g.Level > l)).Select(l => (AssuranceLevel?)l).LastOrDefault();
        return new ProfileAssessment
        {
            ComponentId = component.Id,
            Level = level,
            Claimed = level is { } reached && judged.Any(j => j.Rule.Profile <= reached && IsClaim(j.Rule, j.Result.Outcome)),
            Limit = Limit(gaps),
            Gaps = gaps,
        };
    }

    // What a rule of the assessed tree does not find says nothing.
    private static bool IsGap(Rule rule, Outcome outcome) =>
        outcome is not (Outcome.Pass or Outcome.NotApplicable) && (rule.Origin != RuleOrigin.AssessedTree || outcome == Outcome.Fail);

    // A requirement that found nothing to look at is kept by nothing but the description's silence.
    private static bool IsClaim(Rule rule, Outcome outcome) => outcome != Outcome.Pass || rule.RestsOnDescription;

    private static ProfileLimit Limit(List<ProfileGap> gaps)
    {
        if (gaps.Count == 0)
        {
            return ProfileLimit.None;
        }

        return gaps.Any(g => g.Level == gaps[0].Level && g.Outcome == Outcome.Fail) ? ProfileLimit.Failed : ProfileLimit.NotEstablished;
    }

    private static bool Concerns(RuleSubjectValue subject, SystemComponent component) => subject.Thing switch
    {
        null => component.Owns(subject.Location.Path),
        PropertyVocabulary.System => true,
        _ => subject.Components.Contains(component.Id, StringComparer.Ordinal),
    };
}
