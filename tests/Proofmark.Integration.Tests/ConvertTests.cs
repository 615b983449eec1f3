using System.IO.Compression;
using System.Text.Json;
using Proofmark.Integration.Tests.Running;

namespace Proofmark.Integration.Tests;

/// <summary><c>convert</c> on small checkpoints written by hand.</summary>
public sealed class ConvertTests : IDisposable
{
    private const string Rebuild = "ctorch._utils\n_rebuild_tensor_v2\n((S'storage'\nctorch\nFloatStorage\nS'0'\nS'cpu'\nI4\ntQI0\n(I2\nI2\nt(I2\nI1\ntI00\nNtR";

    private readonly TemporaryFolder folder = new();

    private string Output => Path.Combine(folder.Path, "out.safetensors");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_output_is_what_it_must_be_to_the_byte()
    {
        ProofmarkProcess.Run("convert", Checkpoint($"(dS'w'\n{Rebuild}s."), Output, "-q").ExitCode.Should().Be(0);

        var bytes = File.ReadAllBytes(Output);
        var length = (int)BitConverter.ToInt64(bytes);
        var header = System.Text.Encoding.UTF8.GetString(bytes, 8, length);
        header.Should().StartWith("""{"__metadata__":{"format":"pt","proofmark.parent.sha256":""").And.Contain("""},"w":{"dtype":"F32","shape":[2,2],"data_offsets":[0,16]}}""");
        bytes[(8 + length)..].Should().Equal(Data);
    }

    [Fact]
    public void The_same_input_gives_the_same_bytes()
    {
        var input = Checkpoint($"(dS'w'\n{Rebuild}sS'a'\n{Rebuild}s.");
        var again = Path.Combine(folder.Path, "again.safetensors");

        ProofmarkProcess.Run("convert", input, Output, "-q").ExitCode.Should().Be(0);
        ProofmarkProcess.Run("convert", input, again, "-q", "--as-of", "2001-01-01").ExitCode.Should().Be(0);

        File.ReadAllBytes(again).Should().Equal(File.ReadAllBytes(Output));
    }

    [Fact]
    public void A_malicious_checkpoint_is_converted_only_when_that_is_asked_for_and_nothing_runs()
    {
        var input = Checkpoint($"(dS'w'\n{Rebuild}sS'x'\ncposix\nsystem\n(S'touch {folder.Path}/ran'\ntRs.");

        var run = ProofmarkProcess.Run("convert", input, Output);
        run.ExitCode.Should().Be(1);
        run.Output.Should().Contain("nothing written").And.Contain("--even-if malicious");
        ProofmarkProcess.Run("convert", input, Output, "--even-if", "suspicious").ExitCode.Should().Be(1);
        File.Exists(Output).Should().BeFalse();

        run = ProofmarkProcess.Run("convert", input, Output, "--even-if", "malicious");
        run.ExitCode.Should().Be(0);
        run.Output.Should().Contain("scan of the parent  fail").And.Contain("x: posix.system");
        File.ReadAllText(Output).Should().Contain("\"proofmark.parent.verdict\":\"malicious\"").And.NotContain("posix");
        File.Exists(Path.Combine(folder.Path, "ran")).Should().BeFalse();
        ProofmarkProcess.Run("scan", Output, "-q").ExitCode.Should().Be(0);
    }

    [Fact]
    public void What_no_list_knows_is_no_obstacle_and_is_told()
    {
        var run = ProofmarkProcess.Run("convert", Checkpoint($"(dS'w'\n{Rebuild}sS'x'\ncmystery_package.things\nThing\ns."), Output);

        run.ExitCode.Should().Be(0, run.Output);
        run.Output.Should().Contain("scan of the parent  not established").And.Contain("x: mystery_package.things.Thing");
        File.ReadAllText(Output).Should().Contain("\"proofmark.parent.verdict\":\"not-established\"");
    }

    [Fact]
    public void A_file_that_is_there_is_replaced_only_by_force_and_never_spoilt()
    {
        var good = Checkpoint($"(dS'w'\n{Rebuild}s.");
        var bad = Checkpoint($"(dS'w'\n{Rebuild.Replace("I0\n(I2", "I9\n(I2", StringComparison.Ordinal)}s.", "bad.pt");
        File.WriteAllText(Output, "mine");

        ProofmarkProcess.Run("convert", good, Output).ExitCode.Should().Be(64);
        ProofmarkProcess.Run("convert", bad, Output, "--force").ExitCode.Should().Be(1);
        File.ReadAllText(Output).Should().Be("mine");

        ProofmarkProcess.Run("convert", good, Output, "--force").ExitCode.Should().Be(0);
        File.ReadAllBytes(Output)[^16..].Should().Equal(Data);
        Directory.GetFiles(folder.Path).Select(Path.GetFileName).Should().BeEquivalentTo("model.pt", "bad.pt", "out.safetensors");
    }

    [Fact]
    public void Nothing_is_written_through_a_link_or_over_the_input()
    {
        var input = Checkpoint($"(dS'w'\n{Rebuild}s.");
        var target = folder.Write("precious", "mine");
        File.CreateSymbolicLink(Output, target);
        File.CreateSymbolicLink(Path.Combine(folder.Path, "dangling"), Path.Combine(folder.Path, "nothing"));

        ProofmarkProcess.Run("convert", input, Output, "--force").ExitCode.Should().Be(64);
        ProofmarkProcess.Run("convert", input, Path.Combine(folder.Path, "dangling"), "--force").ExitCode.Should().Be(64);
        ProofmarkProcess.Run("convert", input, input, "--force").ExitCode.Should().Be(64);
        ProofmarkProcess.Run("convert", input, folder.Path, "--force").ExitCode.Should().Be(64);

        File.ReadAllText(target).Should().Be("mine");
        File.Exists(Path.Combine(folder.Path, "nothing")).Should().BeFalse();
    }

    [Fact]
    public void A_wrong_command_line_or_file_is_told()
    {
        var input = Checkpoint($"(dS'w'\n{Rebuild}s.");

        ProofmarkProcess.Run("convert", input).ExitCode.Should().Be(64);
        ProofmarkProcess.Run("convert", "there-is-none.pt", Output).ExitCode.Should().Be(64);
        ProofmarkProcess.Run("convert", folder.Path, Output).ExitCode.Should().Be(64);
        ProofmarkProcess.Run("convert", input, Output, "--even-if", "clean").ExitCode.Should().Be(64);
        ProofmarkProcess.Run("convert", input, Output, "--fail-on", "high").ExitCode.Should().Be(64);
        ProofmarkProcess.Run("convert", input, Path.Combine(folder.Path, "no-folder", "x.safetensors")).ExitCode.Should().Be(64);
        var run = ProofmarkProcess.Run("convert", folder.Write("plain.pkl", Pickles.Harmless), Output);
        run.ExitCode.Should().Be(1);
        run.Output.Should().Contain("format-not-converted");
        File.Exists(Output).Should().BeFalse();
    }

    [Fact]
    public void Names_cannot_steer_the_terminal()
    {
        var run = ProofmarkProcess.Run("convert", Checkpoint($"(dV\u001b[2J\n{Rebuild}sV\u001b[3J\nI1\ns."), Output);

        run.ExitCode.Should().Be(0, run.Error);
        run.Output.Should().NotContain("\u001b");
    }

    [Fact]
    public void The_json_names_tensors_obstacles_and_verdict()
    {
        using var good = JsonDocument.Parse(ProofmarkProcess.Run("convert", Checkpoint($"(dS'w'\n{Rebuild}sS'n'\nI1\ns."), Output, "-o", "json").Output);
        good.RootElement.GetProperty("written").GetBoolean().Should().BeTrue();
        good.RootElement.GetProperty("parentVerdict").GetString().Should().Be("clean");
        good.RootElement.GetProperty("results")[0].GetProperty("shape").EnumerateArray().Select(static n => n.GetInt64()).Should().Equal(2, 2);
        good.RootElement.GetProperty("leftOut")[0].GetProperty("name").GetString().Should().Be("n");

        using var bad = JsonDocument.Parse(ProofmarkProcess.Run("convert", Checkpoint($"(dS'w'\n{Rebuild.Replace("I4", "I5", StringComparison.Ordinal)}s."), Output, "--force", "-o", "json").Output);
        bad.RootElement.GetProperty("written").GetBoolean().Should().BeFalse();
        bad.RootElement.GetProperty("outcome").GetString().Should().Be("fail");
        bad.RootElement.GetProperty("obstacles").EnumerateArray().Select(static one => one.GetProperty("code").GetString()).Should().Equal("parent-suspicious", "storage-short");
    }

    internal static byte[] Data => [0, 0, 128, 63, 0, 0, 0, 64, 0, 0, 64, 64, 0, 0, 128, 64];

    private string Checkpoint(string pickle, string name = "model.pt")
    {
        var file = Path.Combine(folder.Path, name);
        File.Delete(file);
        using var archive = ZipFile.Open(file, ZipArchiveMode.Create);
        Write(archive, "archive/data.pkl", System.Text.Encoding.Latin1.GetBytes(pickle));
        Write(archive, "archive/data/0", Data);
        return file;
    }

    private static void Write(ZipArchive archive, string name, byte[] bytes)
    {
        using var stream = archive.CreateEntry(name, CompressionLevel.NoCompression).Open();
        stream.Write(bytes);
    }
}
