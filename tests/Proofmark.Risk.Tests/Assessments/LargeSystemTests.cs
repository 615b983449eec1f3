using System.Text;
using Proofmark.Core;
using Proofmark.Risk.Assessments;
using Proofmark.Risk.Catalogues;
using Proofmark.Risk.Evidence;
using Proofmark.Systems.Facts;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Tests.Assessments;

public sealed class LargeSystemTests
{
    private const int Components = 500;

    private static readonly string[] Kinds =
        ["componentApplication", "componentTheModel", "componentReasoningCore", "componentTools", "componentRAGContent", "componentModelServing", "componentTrainingData", "componentModelStorage"];

    [Fact]
    public void Five_hundred_components_with_evidence_about_each_are_judged_whole()
    {
        var model = Large();

        var assessment = Assess(model, [.. model.Components.SelectMany((c, i) => Evidence(c, i))]);

        assessment.Risks.Count.Should().BeGreaterThan(2000);
        assessment.AttackPaths.Should().HaveCount(20);
        assessment.NextTests.Should().NotBeEmpty();
    }

    private static Assessment Assess(SystemModel model, EvidenceItem[] items) =>
        Assessor.Assess(model, EvidenceSet.Of(items), Catalogue.Load(), TestBindings.EveryControl, new AssessmentOptions(Some.Now));

    private static SystemModel Large()
    {
        var components = Enumerable.Range(0, Components).Select(i => new SystemComponent($"c{i:D3}", Kinds[i % Kinds.Length], true, new Location("proofmark.yaml", Line: i + 1))
        {
            Files = Kinds[i % Kinds.Length] == "componentTheModel" ? [$"models/{i}.pkl"] : [],
            Untrusted = i % 8 == 0 ? ["user"] : [],
            Privileges = i % 8 == 3 ? ["mail.send"] : [],
        }).ToList();
        return new SystemModel
        {
            Id = "large",
            Components = components,
            Flows = [.. Enumerable.Range(0, Components).SelectMany(i => new[] { 1, 7, 31 }.Select(step => new SystemFlow($"c{i:D3}", $"c{(i + step) % Components:D3}", "", true)))],
            Facts = [.. components.SelectMany(c => c.Files).Select(f => new Fact("discover.model-file", FactKind.ModelFile, f, Confidence.High, new Location(f)))],
        };
    }

    // Every component has its own ages, so that no two posteriors are the same.
    private static IEnumerable<EvidenceItem> Evidence(SystemComponent component, int index)
    {
        foreach (var file in component.Files)
        {
            yield return Some.Run(Some.Result(index % 5 == 1 ? Outcome.Fail : Outcome.Pass, path: file, digest: Digest.OfBytes(Encoding.UTF8.GetBytes(file))));
        }

        foreach (var check in TestBindings.ComponentChecks.Where((_, at) => (at + index) % 3 != 0))
        {
            yield return Some.Stored(Some.Result(Outcome.Pass, check: check, time: Some.Now.AddDays(-(index % 90))) with { Subject = new Subject(SubjectKind.Component, component.Id) });
        }
    }
}
