using System.Text;
using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Risk.Rules;

namespace Proofmark.Risk.Tests.Rules;

public sealed class RuleReaderTests
{
    private const string Good = """
        id: a-rule
        title: Is it well?
        risks: [riskModelEvasion]
        controls: [controlAdversarialTrainingAndTesting]
        for: component
        when: component.untrusted.size() > 0
        message: "{component.id} is not well."
        why: Because.
        fix: Mend it.
        test:
          positive: {components: {a: {kind: componentTheModel, untrusted: [user]}}}
          negative: {components: {a: {kind: componentTheModel}}}
        """;

    [Fact]
    public void A_good_rule_is_read()
    {
        var rules = Read(out var errors, Good);
        errors.Should().BeEmpty();
        rules.Rules.Should().ContainSingle().Which.CheckId.Should().Be("rule.a-rule");
    }

    [Theory]
    [InlineData("risks: [riskModelEvasion]", "risks: [riskOfRain]", "risks")]
    [InlineData("[controlAdversarialTrainingAndTesting]", "[controlFreak]", "controls")]
    [InlineData("for: component", "for: planet", "for")]
    [InlineData("component.untrusted.size() > 0", "component.untrusted", "when")]
    [InlineData("component.untrusted.size() > 0", "component.secrets", "when")]
    [InlineData("component.untrusted.size() > 0", "fact.value == ''", "when")]
    [InlineData("{component.id} is", "{component.nothing} is", "message")]
    [InlineData("{component.id} is", "{component.id is", "message")]
    [InlineData("fix: Mend it.", "fixes: Mend it.", "fixes")]
    [InlineData("kind: componentTheModel}", "kind: componentTheModel, colour: red}", "test.negative.components.a.colour")]
    public void A_mistake_is_named_with_its_field(string from, string to, string field)
    {
        Good.Should().Contain(from);
        var rules = Read(out var errors, Good.Replace(from, to, StringComparison.Ordinal));
        rules.Rules.Should().BeEmpty();
        errors.Should().Contain(e => e.Field == field && e.Line > 0);
    }

    [Fact]
    public void A_rule_without_tests_is_refused()
    {
        Read(out var errors, Good[..Good.IndexOf("test:", StringComparison.Ordinal)]).Rules.Should().BeEmpty();
        errors.Should().ContainSingle(e => e.Field == "test");
    }

    [Fact]
    public void All_mistakes_are_named_at_once()
    {
        Read(out var errors, "id: x\nfor: planet\nwhen: 1 +\n");
        errors.Select(e => e.Field).Should().Contain(["for", "title", "when", "message", "why", "fix", "test"]);
    }

    [Fact]
    public void Two_rules_of_one_id_are_refused()
    {
        Read(out var errors, Good, Good);
        errors.Should().ContainSingle(e => e.Message.Contains("twice"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("- a\n- b\n")]
    [InlineData("a: b: c")]
    [InlineData("\"\\uD800")]
    public void Text_that_is_no_rule_is_an_error_and_no_exception(string text)
    {
        Read(out var errors, text).Rules.Should().BeEmpty();
        errors.Should().NotBeEmpty();
    }

    [Fact]
    public void The_digest_changes_with_the_source() =>
        Read(out _, Good).Digest.Should().NotBe(Read(out _, Good + "\n").Digest);

    private static RuleSet Read(out List<DocumentError> errors, params string[] sources)
    {
        errors = [];
        return RuleSet.Read(sources.Select((s, i) => KeyValuePair.Create($"{i}.yaml", Encoding.UTF8.GetBytes(s))), Limits.Default, errors);
    }
}
