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
