using CsCheck;
using Proofmark.Core;
using Proofmark.Risk.Rules.Graph;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Tests.Rules;

public sealed class UntrustedPathsTests
{
    private static readonly string[] Kinds = ["componentApplication", "componentTheModel", "componentReasoningCore", "componentTools", "componentMemory"];

    private static readonly Gen<SystemModel> Systems =
        from kinds in Gen.Int[0, Kinds.Length - 1].Array[1, 9]
        from untrusted in Gen.Bool.Array[9]
        from flows in Gen.Select(Gen.Int[0, kinds.Length - 1], Gen.Int[0, kinds.Length - 1]).Array[0, 20]
        select new SystemModel
        {
            Id = "s",
            Components = [.. kinds.Select((kind, i) => new SystemComponent($"c{i}", Kinds[kind], true, new Location("x")) { Untrusted = untrusted[i] ? ["user"] : [] })],
            Flows = [.. flows.Select(f => new SystemFlow($"c{f.Item1}", $"c{f.Item2}", "", true))],
            Facts = [],
        };

    [Fact]
    public void A_path_is_as_short_as_the_shortest_over_every_source_and_decider() => Systems.Sample(model =>
    {
        var graph = new SystemGraph(model, false);
        foreach (var target in model.Components)
        {
            var lengths =
                from source in model.Components
                where source.Untrusted.Count > 0
                from decider in model.Components
                where decider.Kind is "componentTheModel" or "componentReasoningCore"
                let head = graph.Path(source.Id, decider.Id)
                let tail = graph.Path(decider.Id, target.Id)
                where head.Count > 0 && tail.Count > 0
                select head.Count + tail.Count - 1;

            graph.Untrusted.To(target.Id).Should().HaveCount(lengths.DefaultIfEmpty(0).Min());
        }
    });

    [Fact]
    public void A_path_begins_at_a_source_follows_flows_and_passes_a_decider() => Systems.Sample(model =>
    {
        var graph = new SystemGraph(model, false);
        foreach (var path in model.Components.Select(c => graph.Untrusted.To(c.Id)).Where(p => p.Count > 0))
        {
            graph.Find(path[0]).Untrusted.Should().NotBeEmpty();
            path.Zip(path.Skip(1)).Should().OnlyContain(step => graph.Next(step.First).Contains(step.Second));
            path.Select(graph.Find).Should().Contain(c => c.Kind == "componentTheModel" || c.Kind == "componentReasoningCore");
        }
    });
}
