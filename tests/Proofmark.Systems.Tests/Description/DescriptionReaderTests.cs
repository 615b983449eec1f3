using System.Text;
using CsCheck;
using Proofmark.Core;
using Proofmark.Systems.Description;
using Proofmark.Systems.Model;

namespace Proofmark.Systems.Tests.Description;

public sealed class DescriptionReaderTests
{
    private const string Full = """
        system: {id: desk, owner: team, personas: [personaApplicationDeveloper]}
        components:
          chat: {kind: application, exposure: internet, untrusted: [user, email]}
          llm:
            kind: componentTheModel
            source: "hf:o/n@abc"
            format: safetensors
            files: [./models/, "a//b"]
          tools: {kind: tools, mcp: ./.mcp.json, privileges: mail.send, approval: some}
          kb: {kind: rag, data: [tickets]}
        data: {tickets: {classes: [pii], origin: customers}}
        flows: ["chat -> llm: question: text", kb -> llm: context, llm->tools]
        boundaries: {corporate: [chat, kb], cloud: llm}
        controls:
          controlRedTeaming: {at: [chat]}
          x-own:
        accepted:
          - {risk: riskPromptInjection@llm, by: office, why: reason, until: 2027-03-31}
        """;

    [Fact]
    public void Every_field_is_read()
    {
        var read = Described.Read(Full);

        read.Id.Should().Be("desk");
        read.Owner.Should().Be("team");
        read.Personas.Should().Equal("personaApplicationDeveloper");
        read.Components.Select(c => (c.Id, c.Kind, c.Location.Line)).Should().Equal(
            ("chat", "componentApplication", 3), ("llm", "componentTheModel", 4), ("tools", "componentTools", 9), ("kb", "componentRAGContent", 10));
        read.Components.Should().OnlyContain(c => c.Declared);
        read.Components[0].Should().Match<SystemComponent>(c => c.Exposure == "internet" && c.Untrusted.Count == 2);
        read.Components[1].Files.Should().Equal("models", "a/b");
        read.Components[1].Should().Match<SystemComponent>(c => c.Source == "hf:o/n@abc" && c.Format == "safetensors");
        read.Components[2].Should().Match<SystemComponent>(c => c.Approval == "some" && c.Privileges.Single() == "mail.send");
        read.Components[3].Data.Should().Equal("tickets");
        read.Mcp.Should().ContainSingle().Which.Should().Be(new KeyValuePair<string, string>("tools", ".mcp.json"));
        read.Data["tickets"].Classes.Should().Equal("pii");
        read.Flows.Select(f => f with { Location = null }).Should().Equal(new SystemFlow("chat", "llm", "question: text", true), new SystemFlow("kb", "llm", "context", true), new SystemFlow("llm", "tools", "", true));
        read.Boundaries["corporate"].Should().Equal("chat", "kb");
        read.Boundaries["cloud"].Should().Equal("llm");
        read.Controls.Select(c => (c.ControlId, c.Location.Line)).Should().Equal(("controlRedTeaming", 15), ("x-own", 16));
        read.Accepted.Single().Should().Be(new AcceptedRisk("riskPromptInjection@llm", "office", "reason", new DateOnly(2027, 3, 31), new Location("proofmark.yaml", Line: 18)));
    }

    [Fact]
    public void Answers_stand_beside_the_fields_they_belong_to()
    {
        var read = Described.Read("""
            system: {id: desk, red-team: never}
            components:
              agent: {kind: agent, turn-limit: none, autonomy: L3}
              tools: {kind: tools}
            data: {tickets: {classes: [pii], consent: unknown}}
            identities: {bot: {kind: agent, used-by: [agent]}}
            flows: [{from: agent, to: tools, what: call, transport: plain}, agent -> tools]
            """);

        read.Properties.Should().Equal(new Dictionary<string, string> { ["red-team"] = "never" });
        read.Components[0].Properties.Should().BeEquivalentTo(new Dictionary<string, string> { ["turn-limit"] = "none", ["autonomy"] = "L3" });
        read.Components[1].Properties.Should().BeEmpty();
        read.Data["tickets"].Properties.Should().Contain("consent", "unknown");
        read.Identities["bot"].Should().Match<SystemIdentity>(i => i.Kind == "agent" && i.UsedBy.Single() == "agent");
        read.Flows[0].Should().Match<SystemFlow>(f => f.Label == "call" && f.Properties["transport"] == "plain");
        read.Flows.Should().OnlyContain(f => f.Location!.Line == 7);
        read.Flows[1].Properties.Should().BeEmpty();
    }

    [Fact]
    public void What_a_loss_would_mean_is_read()
    {
        var impact = Described.Read(Described.With("""
            impact:
              currency: EUR
              tolerance: [[0.1, 200k], [0.01, 2M]]
              classes: {riskPromptInjection: high, riskPromptInjection@llm: severe}
              losses:
                riskPromptInjection: {events-per-year: [0.1, 1, 6], loss-per-event: [20k, 0.6M], driver: vendor}
            """)).Impact!;

        impact.Currency.Should().Be("EUR");
        impact.Tolerance.Should().Equal(new TolerancePoint(0.1, 200_000), new TolerancePoint(0.01, 2_000_000));
        impact.Classes.Should().Equal(new Dictionary<string, ImpactClass> { ["riskPromptInjection"] = ImpactClass.High, ["riskPromptInjection@llm"] = ImpactClass.Severe });
        impact.Losses["riskPromptInjection"].Should().Be(
            new LossRange(new PertRange(0.1, 1, 6), new AmountInterval(20_000, 600_000), new Location("proofmark.yaml", Line: 8)) { Driver = "vendor" });
    }

    [Fact]
    public void An_id_is_enough() => Described.Read("system: {id: 7}").Should().Match<SystemDescription>(d => d.Id == "7" && d.Owner == null && d.Components.Count == 0);

    [Fact]
    public void Every_kind_has_a_short_name_that_leads_to_it()
    {
        ComponentKinds.Aliases.Should().HaveCount(23);
        foreach (var (alias, id) in ComponentKinds.Aliases)
        {
            Described.Read($"system: {{id: s}}\ncomponents: {{c: {{kind: {alias}}}}}").Components.Single().Kind.Should().Be(id);
            Described.Read($"system: {{id: s}}\ncomponents: {{c: {{kind: {id}}}}}").Components.Single().Kind.Should().Be(id);
            ComponentKinds.AliasOf(id).Should().Be(alias);
        }
    }

    [Fact]
    public void Many_components_are_refused() =>
        Described.Mistakes("system: {id: s}\ncomponents:\n" + string.Concat(Enumerable.Range(0, 601).Select(i => $"  c{i}: {{kind: tools}}\n")))
            .Should().Equal("2 components: there are 601 components; at most 600 can be described");

    [Fact]
    public void Bytes_of_any_kind_are_read_or_refused_with_a_place() =>
        Gen.Byte.Array[0, 60].Sample(bytes =>
        {
            var description = DescriptionReader.Read(bytes, Described.Catalogue, Limits.Default, out var mistakes);
            (description is not null || mistakes.Count > 0).Should().BeTrue();
        });

    [Fact]
    public void A_description_that_is_cut_or_changed_anywhere_is_read_or_refused() =>
        Gen.Select(Gen.Int[0, Full.Length - 1], Gen.Int[0, 20], Gen.OneOf("", "{", "]", ": ", "\n", "@", "- ", "null", "\"", "&a *a")).Sample((at, length, put) =>
        {
            var text = Full.Remove(at, Math.Min(length, Full.Length - at)).Insert(at, put);
            var description = DescriptionReader.Read(Encoding.UTF8.GetBytes(text), Described.Catalogue, Limits.Default, out var mistakes);
            (description is not null || mistakes.Count > 0).Should().BeTrue();
            mistakes.Should().BeInAscendingOrder(e => e.Line);
        });
}
