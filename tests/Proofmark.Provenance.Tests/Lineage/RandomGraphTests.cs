using System.Globalization;
using Proofmark.Provenance.Lineage.Windows;

namespace Proofmark.Provenance.Tests.Lineage;

/// <summary>A self-test: the holes are this project's own, so that its figures say nothing about records of others.</summary>
public sealed class RandomGraphTests(ITestOutputHelper output)
{
    private const int Graphs = 400;

    [Fact]
    public void Every_hole_is_found_and_nothing_else()
    {
        var holes = new Dictionary<WindowClass, int>();
        for (var seed = 0; seed < Graphs; seed++)
        {
            var graph = new RandomGraph(seed);
            graph.PutHoles(seed % 8);

            var found = graph.Trace().Windows.Select(static w => (w.Class, w.Artifact, string.Join(' ', w.Steps))).ToList();

            found.Should().BeEquivalentTo(graph.Expected, "the seed is {0}", seed);
            foreach (var (of, _, _) in graph.Expected)
            {
                holes[of] = holes.GetValueOrDefault(of) + 1;
            }
        }

        foreach (var of in Enum.GetValues<WindowClass>())
        {
            // All were found, so that the two-sided 95 % interval of Clopper and Pearson (1934) begins at 0.025^(1/n).
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{of}: {holes[of]} of {holes[of]}, recall and precision at least {Math.Pow(0.025, 1.0 / holes[of]):F3}"));
            holes[of].Should().BeGreaterThan(80);
        }
    }
}
