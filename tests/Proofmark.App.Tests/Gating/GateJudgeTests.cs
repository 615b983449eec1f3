using Proofmark.App.Assessing;
using Proofmark.App.Gating;
using Proofmark.App.Policies;
using Proofmark.App.Tests.Examples;
using Proofmark.Core;
using Proofmark.Risk.Assessments;
using Proofmark.Risk.Assessments.Profiles;
using Proofmark.Risk.Rules;
using Proofmark.Risk.Rules.Evaluation;

namespace Proofmark.App.Tests.Gating;

public sealed class GateJudgeTests
{
    private static readonly GateConditions All = new()
    {
        Standings = [RiskStanding.Exposed, RiskStanding.Unknown], Contested = true, CoveragePercent = 50, NewAttackPath = true, McpProfile = AssuranceLevel.McpL2,
    };

    [Fact]
    public void A_policy_that_asks_nothing_is_told_nothing() =>
        GateJudge.Judge(GateConditions.None, Past.Assess(RiskStanding.Exposed), Past.System, null).Should().BeEmpty();

    [Theory]
    [InlineData(RiskStanding.Exposed, DecisionEffect.Fails)]
    [InlineData(RiskStanding.Unknown, DecisionEffect.Missing)]
    public void A_refused_standing_fails_or_lacks_evidence(RiskStanding standing, DecisionEffect effect) =>
        Codes(All, Past.Assess(standing), null).Should().Contain(($"gate.standing-{standing.ToString().ToLowerInvariant()}", effect));

    [Theory]
    [InlineData(RiskStanding.Exposed, RiskStanding.Exposed, false)]
    [InlineData(RiskStanding.Unknown, RiskStanding.Exposed, true)]
    [InlineData(RiskStanding.Covered, RiskStanding.Unknown, true)]
    [InlineData(RiskStanding.Exposed, RiskStanding.Unknown, false)]
    public void A_baseline_excuses_what_was_no_better(RiskStanding before, RiskStanding now, bool told) =>
        Codes(All, Past.Assess(now), Past.Of(Past.Assess(before))).Any(c => c.Code.StartsWith("gate.standing", StringComparison.Ordinal)).Should().Be(told);

    [Fact]
    public void An_accepted_risk_is_not_told() =>
        Codes(All, Past.Assess(RiskStanding.Exposed, r => r with { AcceptedBy = "ciso" }), null).Should().NotContain(c => c.Code == "gate.standing-exposed");

    [Theory]
    [InlineData(RankStability.Robust, false)]
    [InlineData(RankStability.Contested, true)]
    public void A_contested_place_among_the_worst_is_told(RankStability stability, bool told) =>
        Codes(All, Past.Assess(RiskStanding.Covered, r => r with { Rank = new RiskRank(1, stability, []) }), null).Contains(("gate.rank-contested", DecisionEffect.Missing)).Should().Be(told);

    [Theory]
    [InlineData(49, 100, true)]
    [InlineData(50, 100, false)]
    [InlineData(0, 0, true)]
    public void Coverage_is_compared_exactly(int with, int of, bool told) =>
        Codes(All, Past.Assess(RiskStanding.Covered) with { Coverage = new EvidenceCoverage(with, of) }, null).Contains(("gate.coverage-below", DecisionEffect.Missing)).Should().Be(told);

    [Fact]
    public void A_way_is_new_when_the_baseline_does_not_list_it()
    {
        var now = Past.Assess(RiskStanding.Covered) with { AttackPaths = [Way("chat", "llm", "mail")] };

        Codes(All, now, null).Should().Contain(("gate.baseline-missing", DecisionEffect.Missing));
        Codes(All, now, Past.Of(now)).Should().NotContain(c => c.Code == "gate.attack-path-new");
        Codes(All, now, Past.Of(now with { AttackPaths = [Way("chat", "llm", "crm")] })).Should().Contain(("gate.attack-path-new", DecisionEffect.Fails));
    }

    [Fact]
    public void As_many_ways_as_the_list_holds_may_hide_more()
    {
        var now = Past.Assess(RiskStanding.Covered) with { AttackPaths = [.. Enumerable.Range(0, 20).Select(i => Way($"c{i}"))] };

        Codes(All, now, Past.Of(now)).Should().Contain(("gate.attack-paths-cut", DecisionEffect.Missing));
    }

    [Theory]
    [InlineData(AssuranceLevel.McpL2, false, "gate.profile-claimed", DecisionEffect.Missing)]
    [InlineData(AssuranceLevel.McpL2, true, "gate.profile-held", DecisionEffect.Noted)]
    [InlineData(AssuranceLevel.McpL1, true, "gate.profile-missing", DecisionEffect.Missing)]
    public void A_level_counts_only_when_the_tree_is_trusted(AssuranceLevel level, bool trusted, string code, DecisionEffect effect)
    {
        var profile = new ProfileAssessment { ComponentId = "tools", Level = level, Limit = ProfileLimit.NotEstablished, Gaps = [] };

        Codes(All, Past.Assess(RiskStanding.Covered) with { Profiles = [profile], TreeTrusted = trusted }, null).Should().Contain((code, effect));
    }

    [Fact]
    public void No_tool_server_is_no_answer_where_something_was_not_read()
    {
        var unread = Past.System with { Unread = [new UnreadPart(new Location("x"), "too-large", "too large")] };

        GateJudge.Judge(All, Past.Assess(RiskStanding.Covered), unread, null).Should().Contain(r => r.Code == "gate.profile-unknown" && r.Effect == DecisionEffect.Missing);
    }

    [Fact]
    public void A_claimed_pass_satisfies_no_requirement()
    {
        var policy = Policy.None with { Require = ["rule.a"] };
        var honest = Past.Result("rule.a", Outcome.Pass);
        var claimed = honest with { ReasonCodes = [RuleEvaluator.Claimed] };

        PolicyJudge.Decide(policy, Severity.High, [honest], new HashSet<Finding>()).Outcome.Should().Be(Outcome.Pass);
        var decision = PolicyJudge.Decide(policy, Severity.High, [claimed], new HashSet<Finding>());
        decision.Outcome.Should().Be(Outcome.NotEstablished);
        decision.Missing.Should().Equal("rule.a");
        decision.ReasonCodes.Should().Equal("required-check-claimed.rule.a");
    }

    private static AttackPath Way(params string[] components) => new() { Components = components, Residual = ResidualShare.Whole, WeakestStep = components[0], Instances = [] };

    private static List<(string Code, DecisionEffect Effect)> Codes(GateConditions conditions, Assessment assessment, PastAssessment? baseline) =>
        [.. GateJudge.Judge(conditions, assessment, Past.System, baseline).Select(r => (r.Code, r.Effect))];
}
