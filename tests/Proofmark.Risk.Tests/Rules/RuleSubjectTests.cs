using Proofmark.Core;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Tests.Rules;

/// <summary>What rules can look at and ask of the graph.</summary>
public sealed class RuleSubjectTests
{
    private static readonly SystemModel Office = Rulebook.System("""
        system: {owner: desk, red-team: never}
        components:
          chat: {kind: application, untrusted: [user]}
          llm: {kind: model}
          tools: {kind: tools, privileges: [mail.send], data: [tickets]}
          lost: {kind: memory, data: [tickets, notes]}
        flows:
          - {from: chat, to: llm, what: question, transport: plain}
          - {from: llm, to: tools, transport: tls}
        boundaries: {saas: [llm], corp: [chat, tools]}
        identities:
          bot: {kind: agent, used-by: [llm, tools], credential: static}
          ann: {kind: user, used-by: [chat]}
        data:
          tickets: {classes: [pii], origin: customers}
          notes: {classes: [public]}
        """);

    [Theory]
    [InlineData("flow", "flow.crossesBoundary()", 2)]
    [InlineData("flow", "flow.crosses == ['corp', 'saas']", 2)]
    [InlineData("flow", "flow.property('transport') == 'plain'", 1)]
    [InlineData("flow", "flow.from.untrusted.size() > 0 && flow.to.kind == 'componentTheModel' && flow.label == 'question' && flow.declared", 1)]
    [InlineData("identity", "identity.property('credential') == 'static' && identity.kind == 'agent'", 1)]
    [InlineData("identity", "identity.components().exists(c, c.boundary() == 'saas')", 1)]
    [InlineData("identity", "identity.usedBy.size() == 1 && identity.name == 'ann'", 1)]
    [InlineData("data", "data.isPrivate() && data.origin == 'customers' && data.holders().size() == 2", 1)]
    [InlineData("data", "has(data.origin)", 1)]
    [InlineData("data", "!data.isPrivate() && data.name == 'notes' && data.classes == ['public']", 1)]
    [InlineData("component", "component.inbound().size() == 1 && component.outbound().size() == 0", 1)]
    [InlineData("component", "component.inbound().exists(f, f.property('transport') == 'tls')", 1)]
    [InlineData("component", "component.downstream().size() == 3", 1)]
    [InlineData("component", "component.identities().exists(i, i.name == 'bot')", 2)]
    [InlineData("component", "component.boundaries() == ['corp']", 2)]
    [InlineData("component", "component.boundary() == ''", 1)]
    [InlineData("component", "component.holdings().exists(d, d.isPrivate())", 2)]
    [InlineData("component", "component.speaksMcp()", 0)]
    [InlineData("system", "system.property('red-team') == 'never'", 1)]
    [InlineData("system", "system.flows().size() == 2 && system.identities().size() == 2 && system.data().size() == 2 && system.boundaries() == ['corp', 'saas']", 1)]
    [InlineData("flow", "flow.from == flow.to", 0)]
    [InlineData("identity", "identity.property('lifetime') != ''", 0)]
    public void Each_thing_for_which_the_condition_holds_is_a_finding(string subject, string when, int findings)
    {
        var result = Rulebook.Run(Office, Rulebook.Text(subject, $"\"{when}\""));
        result.Coverage.Unread.Should().BeEmpty();
        result.Findings.Should().HaveCount(findings);
    }

    [Fact]
    public void Kinds_choose_among_identities()
    {
        var result = Rulebook.Run(Office, Rulebook.Text("identity", "\"true\"", "kinds: [agent, workload]", message: "{identity.name}"));
        result.Findings.Should().ContainSingle().Which.Message.Should().Be("bot");
        result.Findings[0].Components.Should().Equal("llm", "tools");
        result.Findings[0].Location.Line.Should().BePositive();
    }

    [Fact]
    public void A_finding_about_a_flow_concerns_both_ends_and_one_about_data_its_holders()
    {
        Rulebook.Run(Office, Rulebook.Text("flow", "flow.to.id == 'tools'")).Findings.Single().Components.Should().Equal("llm", "tools");
        Rulebook.Run(Office, Rulebook.Text("data", "data.name == 'notes'")).Findings.Single().Components.Should().Equal("lost");
    }

    [Theory]
    [InlineData("flow")]
    [InlineData("identity")]
    [InlineData("data")]
    public void A_system_without_such_things_does_not_concern_the_rule(string subject)
    {
        var result = Rulebook.Run(new SystemModel { Id = "bare", Components = Office.Components, Facts = [] }, Rulebook.Text(subject, "\"true\""));
        result.Outcome.Should().Be(Outcome.NotApplicable);
    }

    [Theory]
    [InlineData("flow", "kinds: [componentTools]", "kinds")]
    [InlineData("identity", "kinds: [robot]", "kinds")]
    [InlineData("data", "kinds: [pii]", "kinds")]
    [InlineData("component", "profile: mcp-l9", "profile")]
    public void A_field_that_does_not_fit_the_subject_is_named(string subject, string more, string field)
    {
        Rulebook.Read(out var errors, Risk.Rules.RuleOrigin.BuiltIn, Rulebook.Text(subject, "\"true\"", more));
        errors.Should().ContainSingle().Which.Field.Should().Be(field);
    }
}
