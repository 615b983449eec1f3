using Proofmark.Core;
using Proofmark.Risk.Rules;
using Proofmark.Risk.Rules.Evaluation;

namespace Proofmark.Risk.Tests.Rules;

/// <summary>Whoever writes the description can silence a rule; such a pass says so.</summary>
public sealed class ClaimedPassTests
{
    private static readonly RuleSet Rules = RuleSet.Load();

    [Fact]
    public void Every_pass_of_a_rule_that_looks_beyond_facts_is_a_claim_unless_the_tree_is_trusted()
    {
        var passes = 0;
        foreach (var rule in Rules.Rules)
        {
            var doubted = RuleEvaluator.Evaluate(rule, Rules.Digest, rule.Test.Negative, DateTimeOffset.UnixEpoch, treeTrusted: false);
            var believed = RuleEvaluator.Evaluate(rule, Rules.Digest, rule.Test.Negative, DateTimeOffset.UnixEpoch, treeTrusted: true);

            believed.ReasonCodes.Should().NotContain(RuleEvaluator.Claimed, rule.Id);
            doubted.ReasonCodes.Contains(RuleEvaluator.Claimed).Should().Be(doubted.Outcome == Outcome.Pass && rule.RestsOnDescription, rule.Id);
            passes += doubted.Outcome == Outcome.Pass && rule.RestsOnDescription ? 1 : 0;
        }

        passes.Should().BeGreaterThan(50);
    }

    [Fact]
    public void What_speaks_against_the_system_is_no_claim() =>
        Rules.Rules.Select(r => RuleEvaluator.Evaluate(r, Rules.Digest, r.Test.Positive, DateTimeOffset.UnixEpoch, treeTrusted: false))
            .Should().OnlyContain(r => r.Outcome == Outcome.Fail && !r.ReasonCodes.Contains(RuleEvaluator.Claimed));

    [Fact]
    public void Rules_over_facts_alone_are_no_claims() => Rules.Rules.Should().Contain(r => !r.RestsOnDescription && r.Subject == RuleSubject.Fact);
}
