using Proofmark.Systems.Building;
using Proofmark.Systems.Facts;
using Proofmark.Systems.Model;

namespace Proofmark.Systems.Tests.Building;

public sealed class SystemBuilderTests
{
    [Fact]
    public void Nothing_gives_an_empty_system_of_the_fallback_id()
    {
        var model = Facts.Build(null);

        model.Id.Should().Be("fallback");
        model.Components.Should().BeEmpty();
        model.Flows.Should().BeEmpty();
    }

    [Fact]
    public void Facts_alone_give_components_and_the_usual_flows()
    {
        var model = Facts.Build(null, Facts.Weights("m/a.safetensors"), Facts.Reference(), Facts.Tool("send_mail", "outward"), Facts.Store, Facts.Prompt);

        model.Components.Select(c => c.Id).Should().Equal("local-models", "tools", "retrieval", "instructions", "application");
        model.Components.Should().OnlyContain(c => !c.Declared);
        model.Components[^1].Untrusted.Should().ContainSingle();
        model.Flows.Should().OnlyContain(f => !f.Declared);
        model.Flows.Select(f => $"{f.From}>{f.To}").Should().Contain(["application>local-models", "retrieval>local-models", "local-models>tools", "instructions>local-models"]);
    }

    [Fact]
    public void Weights_belong_to_the_model_that_names_their_folder()
    {
        var model = Facts.Build("system: {id: s}\ncomponents: {llm: {kind: model, files: [m]}}", Facts.Weights("m/a.bin"), Facts.Weights("mm/b.bin"));

        model.Components.Select(c => (c.Id, c.Declared)).Should().Equal(("llm", true), ("local-models", false));
        model.Components[1].Files.Should().Equal("mm/b.bin");
    }

    [Fact]
    public void Only_a_model_takes_weights_over() =>
        Facts.Build("system: {id: s}\ncomponents: {decoy: {kind: evaluation, files: [m]}}", Facts.Weights("m/a.bin")).Components.Select(c => c.Id).Should().Equal("decoy", "local-models");

    [Fact]
    public void A_taken_name_is_not_used_again() =>
        Facts.Build("system: {id: s}\ncomponents: {local-models: {kind: memory}}", Facts.Weights("a.bin")).Components.Select(c => c.Id).Should().Equal("local-models", "local-models-2");

    [Theory]
    [InlineData("{kind: application}")]
    [InlineData("{kind: application, untrusted: []}")]
    public void Silence_about_who_writes_is_answered_with_users(string application)
    {
        var yaml = $"system: {{id: s}}\ncomponents: {{chat: {application}}}";

        Facts.Build(yaml, Facts.Reference()).Components.Single(c => c.Id == "chat").Untrusted.Should().ContainSingle().Which.Should().StartWith("user");
        Facts.Build(yaml).Components.Single(c => c.Id == "chat").Untrusted.Should().BeEmpty();
    }

    [Fact]
    public void Named_origins_stand() =>
        Facts.Build("system: {id: s}\ncomponents: {chat: {kind: application, untrusted: [email]}}", Facts.Reference())
            .Components.Single(c => c.Id == "chat").Untrusted.Should().Equal("email");

    [Fact]
    public void Where_both_ends_are_described_the_description_stands()
    {
        var model = Facts.Build("""
            system: {id: s}
            components: {a: {kind: application}, b: {kind: application}, m: {kind: model}, n: {kind: model}}
            flows: ["a -> m", "b -> n"]
            """);

        model.Flows.Where(f => f.From is "a" or "b").Select(f => $"{f.From}>{f.To}").Should().Equal("a>m", "b>n");
    }

    [Fact]
    public void A_model_that_the_flows_leave_out_is_still_reached()
    {
        var model = Facts.Build("""
            system: {id: s}
            components: {chat: {kind: application}, decoy: {kind: model}, llm: {kind: model}, tools: {kind: tools}}
            flows: ["chat -> decoy", "llm -> tools"]
            """);

        model.Flows.Where(f => !f.Declared).Select(f => $"{f.From}>{f.To}").Should().Contain(["chat>llm", "decoy>tools"]);
    }

    [Fact]
    public void Every_fact_is_kept()
    {
        Fact[] facts = [Facts.Weights("a.bin"), Facts.Tool("x", "read"), Facts.Store];

        Facts.Build("system: {id: s}\ncomponents: {llm: {kind: model, files: [a.bin]}}", facts).Facts.Should().Equal(facts);
    }

    [Fact]
    public void Acceptances_end_and_must_fit()
    {
        var model = Facts.Build("""
            system: {id: s}
            components: {llm: {kind: model}}
            accepted:
              - {risk: x-r@llm, by: b, why: c, until: 2027-01-01}
              - {risk: x-r@local-models, by: b, why: c, until: 2027-01-02}
              - {risk: x-r@s, by: b, why: c, until: 2027-01-02}
              - {risk: x-r@gone, by: b, why: c, until: 2026-12-31}
            """, Facts.Weights("a.bin"));

        SystemBuilder.CheckAcceptances(model, new DateOnly(2027, 1, 1)).Select(m => $"{m.Line} {m.Field}: {m.Message}").Should().Equal(
            "7 accepted[3].risk: there is no component 'gone', declared or discovered", "7 accepted[3].until: the acceptance ran out on 2026-12-31");
        SystemBuilder.CheckAcceptances(model, new DateOnly(2027, 1, 2)).Select(m => m.Field).Should().Contain("accepted[0].until").And.HaveCount(3);
    }

    [Fact]
    public void Acceptances_are_renewed_every_year()
    {
        var model = Facts.Build("system: {id: s}\ncomponents: {llm: {kind: model}}\naccepted: [{risk: x-r@llm, by: b, why: c, until: 2027-12-23}]");

        SystemBuilder.CheckAcceptances(model, new DateOnly(2026, 11, 23)).Should().BeEmpty();
        SystemBuilder.CheckAcceptances(model, new DateOnly(2026, 11, 22)).Should().ContainSingle().Which.ToString().Should().Be(
            "proofmark.yaml:3:1: accepted[0].until: a risk is accepted for 13 months at most, today until 2027-12-22; then it is looked at again");
        SystemBuilder.CheckAcceptances(model, DateOnly.MaxValue).Should().ContainSingle();
    }

    [Fact]
    public void Acceptances_of_another_file_are_counted_there()
    {
        AcceptedRisk Accepted(string file) => new("x-r@gone", "b", "c", new DateOnly(2027, 1, 1), new Core.Location(file, Line: 2));
        var model = Facts.Build("system: {id: s}") with { Accepted = [Accepted("a.yaml"), Accepted("b.yaml"), Accepted("b.yaml")] };

        SystemBuilder.CheckAcceptances(model, new DateOnly(2027, 1, 1)).Select(m => $"{m.File} {m.Field}").Should().Equal(
            "a.yaml accepted[0].risk", "b.yaml accepted[0].risk", "b.yaml accepted[1].risk");
    }
}
