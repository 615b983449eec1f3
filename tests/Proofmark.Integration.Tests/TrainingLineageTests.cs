using System.Diagnostics;
using System.Text.Json.Nodes;
using Proofmark.Integration.Tests.Running;

namespace Proofmark.Integration.Tests;

/// <summary>The sample of a training chain, run and traced as its readme says: no open window where all is attested, and each class where its link is broken.</summary>
public sealed class TrainingLineageTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_honest_chain_has_no_open_window()
    {
        var (exit, trace) = Run();

        exit.Should().Be(0);
        trace["windows"]!.AsArray().Should().BeEmpty();
        trace["contradictions"]!.AsArray().Should().BeEmpty();
        trace["steps"]!.AsArray().Select(s => s!["step"]!["stage"]!.ToString()).Should().BeEquivalentTo("package", "quantise", "merge", "fine-tune", "train", "train", "clean", "clean", "collect", "collect");
        trace["maturityLevel"]!.GetValue<int>().Should().Be(2);
        (await SchemaTests.Validate("trace", trace.ToJsonString())).Should().BeEmpty();
    }

    [Fact]
    public void An_assessment_counts_the_records_of_the_chain()
    {
        Run().Exit.Should().Be(0);
        var chain = Path.Combine(folder.Path, "chain");
        var with = Assess("with", "release", "records");
        var without = Assess("without", "release");

        Lineage(with).Should().Equal("lineage.file pass", "lineage.model pass");
        Lineage(without).Should().Equal("lineage.file not-established", "lineage.model not-established");
        Covered(with).Should().BeGreaterThan(Covered(without));
        Fixes(without).Except(Fixes(with)).Should().Contain(fix => fix.StartsWith("Attest: ", StringComparison.Ordinal));
        Results(with).Should().NotContain(r => r["check"]!["id"]!.ToString() == "signature.model", "records of steps are no signatures of models");

        JsonNode Assess(string name, params string[] parts)
        {
            var system = Directory.CreateDirectory(Path.Combine(folder.Path, name)).FullName;
            Array.ForEach(parts, part => folder.Copy(Path.Combine(chain, part), Path.Combine(name, part)));
            return JsonNode.Parse(ProofmarkProcess.Run("assess", system, "--policy", Path.Combine(chain, "policy.yaml"), "-o", "json").Output)!;
        }
    }

    private static IEnumerable<JsonNode> Results(JsonNode assessment) => assessment["results"]!.AsArray().Select(r => r!);

    private static int Covered(JsonNode assessment) => assessment["assessment"]!["coverage"]!["with"]!.GetValue<int>();

    private static IEnumerable<string> Lineage(JsonNode assessment) => Results(assessment).Select(r => $"{r["check"]!["id"]} {r["outcome"]}").Where(r => r.StartsWith("lineage.", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal);

    private static IEnumerable<string> Fixes(JsonNode assessment) => Results(assessment).SelectMany(r => r["findings"]!.AsArray()).Select(f => f!["fix"]!.ToString());

    [Theory]
    [InlineData("hand-over", 1, "hand-over", "orphan")]
    [InlineData("in-step", 2, "in-step")]
    [InlineData("checkpoint-chain", 1, "checkpoint-chain", "hand-over", "orphan")]
    [InlineData("sign-delay", 2, "sign-delay")]
    [InlineData("publish-consume", 2, "publish-consume")]
    [InlineData("input-completeness", 2, "input-completeness")]
    [InlineData("identity", 2, "identity")]
    [InlineData("time-sanity", 2, "time-sanity")]
    [InlineData("orphan", 2, "orphan")]
    public void A_broken_link_is_found(string broken, int code, params string[] classes)
    {
        var (exit, trace) = Run("--break", broken);

        exit.Should().Be(code);
        trace["windows"]!.AsArray().Select(w => w!["class"]!.ToString()).Distinct().Should().BeEquivalentTo(classes);
    }

    private (int Exit, JsonNode Trace) Run(params string[] options)
    {
        var work = Path.Combine(folder.Path, "chain");
        var start = new ProcessStartInfo("bash", [Path.Combine(Repository.Root, "samples", "training-lineage", "chain.sh"), work, .. options]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.Environment["PROOFMARK"] = ProofmarkProcess.Executable;
        using var process = Process.Start(start)!;
        var run = ProofmarkProcess.Finish(process);
        var trace = Path.Combine(work, "trace.json");
        File.Exists(trace).Should().BeTrue($"the chain should have run to its end:\n{run.Output}\n{run.Error}");
        return (run.ExitCode, JsonNode.Parse(File.ReadAllText(trace))!);
    }
}
