using Proofmark.Core;
using Proofmark.Risk.Rules;
using Proofmark.Systems.Properties;

namespace Proofmark.Risk.Tests.Rules;

/// <summary>A question that nobody answered is unknown: neither a mistake nor its absence.</summary>
public sealed class UnansweredTests
{
    private const string Asking = "kinds: [componentReasoningCore]\nasks: [turn-limit]";
    private const string When = "component.property('turn-limit') == 'none'";

    [Fact]
    public void An_unanswered_question_is_not_established_and_is_shown_as_it_is_asked()
    {
        var result = Run("components: {a: {kind: agent}}");
        result.Outcome.Should().Be(Outcome.NotEstablished);
        result.ReasonCodes.Should().Equal(UnreadPart.Unanswered);
        var unread = result.Coverage.Unread.Should().ContainSingle().Subject;
        unread.Code.Should().Be("unanswered");
        unread.Reason.Should().Be(PropertyVocabulary.Load().Find("componentReasoningCore", "turn-limit")!.Ask);
        unread.Location.Line.Should().Be(1);
        (result.Coverage.Seen, result.Coverage.Total).Should().Be((0, 1));
    }

    [Theory]
    [InlineData("none", Outcome.Fail)]
    [InlineData("per-task", Outcome.Pass)]
    public void An_answer_decides(string answer, Outcome outcome) => Run($"components: {{a: {{kind: agent, turn-limit: {answer}}}}}").Outcome.Should().Be(outcome);

    [Fact]
    public void A_mistake_at_one_place_and_an_open_question_at_another_is_a_fail_that_lists_the_question()
    {
        var result = Run("components: {a: {kind: agent, turn-limit: none}, b: {kind: agent}, c: {kind: agent, turn-limit: per-task}}");
        result.Outcome.Should().Be(Outcome.Fail);
        result.Findings.Should().ContainSingle().Which.Components.Should().Equal("a");
        result.Coverage.Unread.Should().ContainSingle(u => u.Code == UnreadPart.Unanswered);
        (result.Coverage.Seen, result.Coverage.Total).Should().Be((2, 3));
    }

    [Fact]
    public void A_mistake_that_shows_needs_no_answer()
    {
        var result = Rulebook.Run(Rulebook.System("components: {a: {kind: agent, untrusted: [user]}}"), Rulebook.Text("component", "component.untrusted.size() > 0", Asking));
        result.Outcome.Should().Be(Outcome.Fail);
        result.Coverage.Unread.Should().BeEmpty();
    }

    [Fact]
    public void A_system_without_such_a_component_is_not_asked() => Run("components: {m: {kind: model}}").Outcome.Should().Be(Outcome.NotApplicable);

    [Fact]
    public void A_question_about_the_system_can_be_asked_by_a_rule_about_something_else()
    {
        var rule = Rulebook.Text("component", "system.property('red-team') == 'never'", "kinds: [componentReasoningCore]\nasks: [red-team]");
        Rulebook.Run(Rulebook.System("components: {a: {kind: agent}}"), rule).Outcome.Should().Be(Outcome.NotEstablished);
        Rulebook.Run(Rulebook.System("{components: {a: {kind: agent}}, system: {red-team: current}}"), rule).Outcome.Should().Be(Outcome.Pass);
    }

    [Theory]
    [InlineData("component", "kinds: [componentReasoningCore]\nasks: [turn-limits]", "asks")]
    [InlineData("component", "kinds: [componentReasoningCore, componentTheModel]\nasks: [turn-limit]", "asks")]
    [InlineData("component", "asks: [turn-limit]", "asks")]
    [InlineData("fact", "asks: [turn-limit]", "asks")]
    [InlineData("flow", "asks: [turn-limit]", "asks")]
    public void A_question_that_is_not_put_to_everything_the_rule_looks_at_is_refused(string subject, string more, string field)
    {
        Rulebook.Read(out var errors, RuleOrigin.BuiltIn, Rulebook.Text(subject, "\"false\"", more));
        errors.Should().ContainSingle().Which.Field.Should().Be(field);
    }

    [Theory]
    [InlineData("component", "component.property('turn-limits') == ''", "turn-limits")]
    [InlineData("component", "system.components('').exists(c, c.property('nonsense') == '')", "nonsense")]
    [InlineData("component", "component.property(component.id) == ''", "written out")]
    [InlineData("flow", "flow.property('turn-limit') == ''", "turn-limit")]
    [InlineData("system", "system.property('transport') == ''", "transport")]
    [InlineData("fact", "fact.property('transport') == ''", "property")]
    public void A_misspelt_property_is_an_error_of_the_rule(string subject, string when, string told)
    {
        Rulebook.Read(out var errors, RuleOrigin.BuiltIn, Rulebook.Text(subject, $"\"{when}\""));
        errors.Should().ContainSingle().Which.Should().Match<Core.Documents.DocumentError>(e => e.Field == "when" && e.Line > 0 && e.Message.Contains(told));
    }

    [Fact]
    public void A_fixture_with_an_answer_that_does_not_exist_is_refused()
    {
        var rule = Rulebook.Text("component", When, Asking).Replace("{a: {kind: agent}}", "{a: {kind: agent, turn-limit: seven}}", StringComparison.Ordinal);
        Rulebook.Read(out var errors, RuleOrigin.BuiltIn, rule);
        errors.Should().Contain(e => e.Field == "test.positive.components.a.turn-limit");
    }

    private static CheckResult Run(string system) => Rulebook.Run(Rulebook.System(system), Rulebook.Text("component", When, Asking));
}
