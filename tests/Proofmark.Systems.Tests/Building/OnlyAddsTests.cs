using CsCheck;
using Proofmark.Systems.Building;
using Proofmark.Systems.Description;
using Proofmark.Systems.Facts;
using Proofmark.Systems.Model;

namespace Proofmark.Systems.Tests.Building;

/// <summary>Whatever a description holds, nothing that discovery saw goes away.</summary>
public sealed class OnlyAddsTests
{
    private static readonly Fact[] Pool =
    [
        Facts.Weights("m/a.bin", "pickle"), Facts.Weights("n/b.bin"), Facts.Reference(), Facts.Reference("o/m", "abc"), Facts.Tool("send_mail", "outward"), Facts.Store, Facts.Prompt,
        Facts.Of(FactKind.Dependency, "langchain", "requirements.txt", ("role", "agent")), Facts.Of(FactKind.Dependency, "vllm", "requirements.txt", ("role", "serving")),
        Facts.Of(FactKind.DataFile, "train.csv", "train.csv", ("role", "training")), Facts.Of(FactKind.RemoteCode, "o/c", "m/config.json"), Facts.Of(FactKind.Adapter, "m", "m/adapter_config.json"),
    ];

    private static readonly string[] Ids = ["a", "b", "c", "tools", "local-models", "application"];

    private static readonly Gen<SystemComponent> Component = Gen.Select(
        Gen.OneOf<string>([.. ComponentKinds.Aliases.Select(k => k.Value).Take(6)]), Gen.OneOf<string?>(null, "user"), Gen.OneOf("m", "n/b.bin", "store.py", "x"),
        (kind, origin, file) => new SystemComponent("", kind, true, new Core.Location("proofmark.yaml", Line: 1)) { Untrusted = origin is null ? [] : [origin], Files = [file] });

    private static readonly Gen<SystemDescription> Described = Gen.Select(
        Component.Array[0, Ids.Length], Gen.Select(Gen.OneOf(Ids), Gen.OneOf(Ids)).Array[0, 6], (components, flows) =>
        {
            SystemComponent[] named = [.. components.Select((c, i) => c with { Id = Ids[i] })];
            var known = named.Select(c => c.Id).ToHashSet();
            return new SystemDescription { Id = "s", Components = named, Flows = [.. flows.Where(f => known.Contains(f.Item1) && known.Contains(f.Item2)).Select(f => new SystemFlow(f.Item1, f.Item2, "", true))] };
        });

    private static readonly Gen<Fact[]> Seen = Gen.Shuffle(Pool, 0, Pool.Length);

    [Fact]
    public void Kinds_facts_and_flows_between_kinds_stay() => Gen.Select(Described, Seen).Sample((description, facts) =>
    {
        var bare = SystemBuilder.Build(null, facts, [], "s");
        var full = SystemBuilder.Build(description, facts, [], "s");

        full.Facts.Should().Equal(facts);
        Kinds(bare).Should().BeSubsetOf(Kinds(full));
        FlowKinds(bare).Should().BeSubsetOf(FlowKinds(full));
        full.Components.Select(c => c.Id).Should().OnlyHaveUniqueItems();
    });

    [Fact]
    public void Flows_between_discovered_components_stay() => Gen.Select(Described, Seen).Sample((description, facts) =>
    {
        var full = SystemBuilder.Build(description, facts, [], "s");
        var silent = SystemBuilder.Build(description with { Flows = [] }, facts, [], "s");
        var discovered = full.Components.Where(c => !c.Declared).Select(c => c.Id).ToHashSet();

        full.Components.Select(c => c.Id).Should().Equal(silent.Components.Select(c => c.Id));
        Ends(full, discovered).Should().BeEquivalentTo(Ends(silent, discovered));
    });

    [Fact]
    public void Inventions_draw_no_flow_away_from_what_is_there() => Gen.Select(Described, Seen, Gen.Select(Gen.OneOf(Ids), Gen.OneOf("d1", "d2"), Gen.Bool).Array[1, 6]).Sample((description, facts, drawn) =>
    {
        var known = description.Components.Select(c => c.Id).ToHashSet();
        SystemComponent[] decoys = [Decoy("d1", "componentTools"), Decoy("d2", "componentTheModel")];
        SystemFlow[] lures = [.. drawn.Where(d => known.Contains(d.Item1)).Select(d => d.Item3 ? new SystemFlow(d.Item1, d.Item2, "", true) : new SystemFlow(d.Item2, d.Item1, "", true))];
        Fact[] all = [.. facts, Facts.Tool("send_mail", "outward"), Facts.Reference()];

        var honest = SystemBuilder.Build(description, all, [], "s");
        var lured = SystemBuilder.Build(description with { Components = [.. description.Components, .. decoys], Flows = [.. description.Flows, .. lures] }, all, [], "s");
        var own = honest.Components.Where(c => c.Declared).Select(c => c.Id).ToHashSet();

        Ends(honest, own).Should().BeSubsetOf(Ends(lured, own));
    });

    [Fact]
    public void Every_file_with_weights_belongs_to_a_model() => Gen.Select(Described, Seen).Sample((description, facts) =>
    {
        var models = SystemBuilder.Build(description, facts, [], "s").Components.Where(c => c.Kind == "componentTheModel").ToList();

        facts.Where(f => f.Kind == FactKind.ModelFile).Should().OnlyContain(f => models.Any(m => m.Files.Any(file => f.Location.Path == file || f.Location.Path.StartsWith(file + "/"))));
    });

    [Fact]
    public void A_program_that_calls_a_model_has_untrusted_input() => Gen.Select(Described, Seen).Where((_, facts) => facts.Any(f => f.Kind == FactKind.ModelReference)).Sample((description, facts) =>
        SystemBuilder.Build(description, facts, [], "s").Components.Should().Contain(c => c.Kind == "componentApplication" && c.Untrusted.Count > 0));

    private static SystemComponent Decoy(string id, string kind) => new(id, kind, true, new Core.Location("proofmark.yaml", Line: 9)) { Files = ["nowhere"], Source = "hf:o/decoy" };

    private static IEnumerable<string> Kinds(SystemModel model) => model.Components.Select(c => c.Kind).Distinct();

    private static IEnumerable<string> FlowKinds(SystemModel model)
    {
        var kinds = model.Components.ToDictionary(c => c.Id, c => c.Kind);
        return model.Flows.Select(f => $"{kinds[f.From]} > {kinds[f.To]}").Distinct();
    }

    private static IEnumerable<string> Ends(SystemModel model, HashSet<string> within) =>
        model.Flows.Where(f => within.Contains(f.From) && within.Contains(f.To)).Select(f => $"{f.From} > {f.To}");
}
