using System.Text.Json;
using Proofmark.Integration.Tests.Running;

namespace Proofmark.Integration.Tests;

public sealed class AssessTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_sample_names_every_planted_problem()
    {
        var run = ProofmarkProcess.Run("assess", Repository.Sample("support-agent"), "--no-save");

        run.ExitCode.Should().Be(1);
        run.Output.Should().Contain("posix.system(", "the payload is shown as the call it would make");
        run.Output.Should().Contain("remote-code", "the finding of a model that brings code is named");
        run.Output.Should().ContainEquivalentOf("unpinned");
        run.Output.Should().ContainEquivalentOf("unsigned");
        run.Output.Should().ContainEquivalentOf("outward", "the path from untrusted text to an outward action is shown");
        run.Output.Should().Contain("scoring convention v1, uncalibrated");
    }

    [Fact]
    public void The_clean_sample_is_0()
    {
        ProofmarkProcess.Run("assess", Repository.Sample("clean-classifier"), "--no-save").ExitCode.Should().Be(0);
    }

    [Fact]
    public void Bad_yaml_names_every_error_with_file_line_and_field()
    {
        folder.Write("proofmark.yaml", """
            system: {id: x, ownr: y}
            components:
              llm: {kind: modell}
            flows: [llm -> nowhere]
            """);

        var run = ProofmarkProcess.Run("assess", folder.Path, "--no-save");

        run.ExitCode.Should().Be(64);
        run.Error.Should().Contain("proofmark.yaml:1").And.Contain("owner").And.Contain("proofmark.yaml:3").And.Contain("modell").And.Contain("proofmark.yaml:4").And.Contain("nowhere");
    }

    [Fact]
    public void Results_are_kept_and_the_next_run_is_no_better_for_them()
    {
        var copy = folder.Copy(Repository.Sample("support-agent"), "system");

        var first = ProofmarkProcess.Run("assess", copy, "--as-of", "2026-11-30", "-o", "json");
        var second = ProofmarkProcess.Run("assess", copy, "--as-of", "2026-11-30", "-o", "json");

        Directory.EnumerateFiles(Path.Combine(copy, ".proofmark", "evidence"), "*.json").Should().NotBeEmpty();
        File.Exists(Path.Combine(copy, ".proofmark", "report.html")).Should().BeTrue();
        File.Exists(Path.Combine(copy, ".proofmark", "discovered.json")).Should().BeTrue();
        Standings(second).Should().Equal(Standings(first));
    }

    [Fact]
    public void A_link_in_place_of_the_proof_folder_is_not_written_through()
    {
        var copy = folder.Copy(Repository.Sample("support-agent"), "system");
        var elsewhere = Directory.CreateDirectory(Path.Combine(folder.Path, "elsewhere")).FullName;
        Directory.CreateSymbolicLink(Path.Combine(copy, ".proofmark"), elsewhere);

        var run = ProofmarkProcess.Run("assess", copy);

        Directory.EnumerateFileSystemEntries(elsewhere).Should().BeEmpty();
        run.Error.Should().Contain(".proofmark");
    }

    private static List<string> Standings(ProcessRun run)
    {
        using var json = JsonDocument.Parse(run.Output);
        return [.. json.RootElement.GetProperty("assessment").GetProperty("risks").EnumerateArray()
            .Select(r => $"{r.GetProperty("id").GetString()} {r.GetProperty("standing").GetString()}")];
    }
}
