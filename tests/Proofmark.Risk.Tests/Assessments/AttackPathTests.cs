using Proofmark.Core;
using Proofmark.Risk.Assessments.Paths;
using Proofmark.Risk.Catalogues;
using Proofmark.Risk.Evidence;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Tests.Assessments;

public sealed class AttackPathTests
{
    private static readonly SystemModel Agent = new()
    {
        Id = "support",
        Components =
        [
            new SystemComponent("chat", "componentApplication", true, new Location("p", Line: 1)) { Untrusted = ["user"] },
            new SystemComponent("inbox", "componentApplication", true, new Location("p", Line: 2)) { Untrusted = ["email"] },
            new SystemComponent("guarded", "componentTheModel", true, new Location("p", Line: 3)),
            new SystemComponent("bare", "componentTheModel", true, new Location("p", Line: 4)),
            new SystemComponent("tools", "componentTools", true, new Location("p", Line: 5)) { Privileges = ["mail.send"] },
        ],
        Flows = [Flow("chat", "guarded"), Flow("guarded", "tools"), Flow("inbox", "bare"), Flow("bare", "tools")],
        Facts = [],
    };

    [Fact]
    public void Residuals_multiply_along_a_way_and_the_most_open_way_comes_first()
    {
        var assessment = RandomSystems.Assess(Agent, Pass("controlInputValidationAndSanitization", "guarded"), Pass("controlAdversarialTrainingAndTesting", "guarded"), Pass("controlOutputValidationAndSanitization", "guarded"), Pass("controlAgentPluginPermissions", "tools"));
        var paths = assessment.AttackPaths;
        paths.Should().HaveCount(2);
        paths[0].Components.Should().Equal("inbox", "bare", "tools");
        paths[0].WeakestStep.Should().Be("bare");
        paths[1].Components.Should().Equal("chat", "guarded", "tools");
        var steps = new[] { "riskPromptInjection@guarded", "riskInsecureModelOutput@guarded" }.Max(id => assessment.Risk(id).Residual!.Credited) * assessment.Risk("riskRogueActions@tools").Residual!.Credited;
        paths[1].Residual.Credited.Should().BeApproximately(steps, 1e-12).And.BeLessThan(paths[0].Residual.Credited);
        paths[1].Instances.Should().HaveCount(2).And.OnlyContain(id => assessment.Risks.Any(r => r.Id == id));
    }

    [Fact]
    public void Without_evidence_the_whole_way_is_open() =>
        RandomSystems.Assess(Agent).AttackPaths.Should().HaveCount(2).And.OnlyContain(p => p.Residual.Credited == 1);

    [Fact]
    public void Without_an_outward_action_or_untrusted_text_there_is_no_way()
    {
        RandomSystems.Assess(Agent with { Components = [.. Agent.Components.Select(c => c with { Privileges = [] })] }).AttackPaths.Should().BeEmpty();
        RandomSystems.Assess(Agent with { Components = [.. Agent.Components.Select(c => c with { Untrusted = [] })] }).AttackPaths.Should().BeEmpty();
        RandomSystems.Assess(Agent with { Flows = [] }).AttackPaths.Should().BeEmpty();
    }

    [Fact]
    public void The_search_finds_what_trying_every_way_finds()
    {
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var nodes = Enumerable.Range(0, 7).ToDictionary(i => $"n{i}", _ => random.Next(1, 5) / 4.0);
            var edges = Enumerable.Range(0, 14).Select(_ => ($"n{random.Next(7)}", $"n{random.Next(7)}")).ToList();
            var found = new ChanceGraph(nodes, edges).MostOpenFrom("n0");
            foreach (var to in nodes.Keys)
            {
                var best = Best("n0", to, nodes, edges, []);
                (found.TryGetValue(to, out var way) ? way.Chance : (double?)null).Should().Be(best);
            }
        }
    }

    [Fact]
    public void Every_path_risk_is_in_the_catalogue() => PathRisk.Load().Should().NotBeEmpty().And.OnlyContain(p => Catalogue.Load().FindRisk(p.Risk) != null && p.Reason.Length > 0);

    private static double? Best(string from, string to, Dictionary<string, double> nodes, List<(string From, string To)> edges, HashSet<string> seen)
    {
        if (from == to)
        {
            return nodes[from];
        }

        double? best = null;
        foreach (var next in edges.Where(e => e.From == from && !seen.Contains(e.To)).Select(e => e.To).Distinct())
        {
            if (next != from && Best(next, to, nodes, edges, [.. seen, from]) is { } tail && !(best >= tail * nodes[from]))
            {
                best = tail * nodes[from];
            }
        }

        return best;
    }

    private static SystemFlow Flow(string from, string to) => new(from, to, "", true);

    private static EvidenceItem Pass(string control, string component) =>
        Some.Run(Some.Result(Outcome.Pass, check: TestBindings.CheckOf(control)) with { Subject = new Subject(SubjectKind.Component, component) });
}
