using Proofmark.Risk.Rules.Testing;

namespace Proofmark.Risk.Tests.Rules;

/// <summary>The tester of rules finds what is wrong with a rule.</summary>
public sealed class RuleTesterTests
{
    private const string Asking = "kinds: [componentReasoningCore]\nasks: [turn-limit]";

    [Fact]
    public void A_rule_that_holds_has_no_problem() => Test("component.property('turn-limit') == 'none'", Asking).Should().BeEmpty();

    [Theory]
    [InlineData("\"false\"", "kinds: [componentReasoningCore]", "finds nothing")]
    [InlineData("\"true\"", "kinds: [componentReasoningCore]", "does not pass")]
    [InlineData("component.property('turn-limit') == 'none'", "kinds: [componentReasoningCore]\nasks: [token-budget]", "does not pass")]
    [InlineData("component.property('turn-limit') == 'none'", "kinds: [componentTheModel]", "nothing in it concerns")]
    [InlineData("component.property('turn-limit') == 'none'", "kinds: [componentReasoningCore]\nwhere: component.property('turn-limit') != ''", "does not apply, but that is not known")]
    public void A_rule_that_does_not_hold_is_told_why(string when, string more, string problem) =>
        Test(when, more).Should().Contain(p => p.Contains(problem));

    private static IReadOnlyList<string> Test(string when, string more)
    {
        var text = Rulebook.Text("component", when, more)
            .Replace("positive: {components: {a: {kind: agent}}}", "positive: {components: {a: {kind: agent, turn-limit: none}}}", StringComparison.Ordinal)
            .Replace("negative: {components: {a: {kind: agent}}}", "negative: {components: {a: {kind: agent, turn-limit: per-task}}}", StringComparison.Ordinal);
        return RuleTester.Test(Rulebook.Read(text).Rules.Single()).Problems;
    }
}
