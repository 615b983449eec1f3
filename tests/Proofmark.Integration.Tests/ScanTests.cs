using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using Proofmark.Integration.Tests.Running;
using Proofmark.Tests;

namespace Proofmark.Integration.Tests;

public sealed class ScanTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_harmless_pickle_is_0_and_says_what_that_means()
    {
        var run = ProofmarkProcess.Run("scan", folder.Write("weights.pkl", Pickles.Harmless));

        run.ExitCode.Should().Be(0);
        run.Output.Should().ContainEquivalentOf("no load-time code execution found").And.Contain("says nothing about backdoors in weights");
    }

    [Fact]
    public void A_malicious_pickle_is_1_and_shows_the_call()
    {
        var run = ProofmarkProcess.Run("scan", folder.Write("weights.pkl", Pickles.Malicious));

        run.ExitCode.Should().Be(1);
        run.Output.Should().Contain("posix.system('true')");
    }

    [Fact]
    public void Standard_input_is_scanned_like_a_file()
    {
        FromStandardInput(Pickles.Harmless).ExitCode.Should().Be(0);
        FromStandardInput(Pickles.Malicious).ExitCode.Should().Be(1);
        FromStandardInput(Pickles.ImportsUnknown).ExitCode.Should().Be(2);
        FromStandardInput([]).ExitCode.Should().Be(64, "what should have come did not");
        ProofmarkProcess.Run("scan", "-", folder.Write("weights.pkl", Pickles.Harmless)).ExitCode.Should().Be(64);
    }

    [Fact]
    public void Patterns_are_files_and_folders()
    {
        folder.Write("models/a.pkl", Pickles.Harmless);
        folder.Write("models/deep/er/b.pkl", Pickles.Malicious);
        folder.Write("models/deep/er/c.txt", "text"u8.ToArray());
        folder.Write("odd/[*].pkl", Pickles.Harmless);

        Scan("models/*.pkl").ExitCode.Should().Be(0);
        Scan("models/**/*.pkl").ExitCode.Should().Be(1);
        Scan("models/**/?.pkl").Output.Should().Contain("b.pkl").And.NotContain("c.txt");
        Scan("mod*").ExitCode.Should().Be(1, "a folder that matches is scanned whole");
        Scan("odd/[*].pkl").ExitCode.Should().Be(0, "a path that exists is no pattern");
        Scan("models/*.safetensors").ExitCode.Should().Be(64, "a pattern that matches nothing is a mistake, not a pass");

        ProcessRun Scan(string pattern) => ProofmarkProcess.Run("scan", Path.Combine(folder.Path, pattern));
    }

    [Fact]
    public void The_number_of_jobs_changes_nothing_but_time()
    {
        for (var i = 0; i < 20; i++)
        {
            folder.Write($"models/{i}.pkl", i % 3 == 0 ? Pickles.Malicious : Pickles.Harmless);
        }

        var outputs = new[] { "1", "2", "8" }.Select(n => ProofmarkProcess.Run("scan", Path.Combine(folder.Path, "models"), "-j", n, "--as-of", "2026-11-23", "-o", "json").Output).ToList();

        outputs.Should().OnlyContain(o => o == outputs[0]);
        ProofmarkProcess.Run("scan", folder.Path, "--jobs", "0").ExitCode.Should().Be(64);
    }

    private static ProcessRun FromStandardInput(ReadOnlySpan<byte> bytes)
    {
        using var process = ProofmarkProcess.Start(Repository.Root, "scan", "-");
        process.StandardInput.BaseStream.Write(bytes);
        return ProofmarkProcess.Finish(process);
    }

    [Fact]
    public void A_call_of_something_unknown_is_1()
    {
        ProofmarkProcess.Run("scan", folder.Write("weights.pkl", Pickles.CallsUnknown)).ExitCode.Should().Be(1);
    }

    [Fact]
    public void An_import_of_something_unknown_is_2()
    {
        ProofmarkProcess.Run("scan", folder.Write("weights.pkl", Pickles.ImportsUnknown)).ExitCode.Should().Be(2);
    }

    [Fact]
    public void The_extension_does_not_matter()
    {
        ProofmarkProcess.Run("scan", folder.Write("notes.txt", Pickles.Malicious)).ExitCode.Should().Be(1);
    }

    [Fact]
    public void Malicious_outranks_unread_in_a_folder()
    {
        folder.Write("a.pkl", Pickles.Malicious);
        folder.Write("b.pkl", Pickles.ImportsUnknown);

        ProofmarkProcess.Run("scan", folder.Path).ExitCode.Should().Be(1);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    public void Tar_and_compressed_data_are_opened(int content, int code)
    {
        byte[] pickle = content == 1 ? [.. Pickles.Malicious] : [.. Pickles.Harmless];
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
        {
            gzip.Write(new TarForge().Add("a.pkl", pickle).ToArray());
        }

        byte[] file = content == 2 ? [.. packed.ToArray(), 1, 2, 3] : packed.ToArray();
        ProofmarkProcess.Run("scan", folder.Write("weights.bin", file)).ExitCode.Should().Be(code);
    }

    [Theory]
    [InlineData("37 7a bc af 27 1c 00 04", "7z")]
    [InlineData("fd 37 7a 58 5a 00 00 09", "xz")]
    [InlineData("5d 00 00 00 ff ff ff ff ff ff ff ff ff 00", "LZMA")]
    [InlineData("28 b5 2f fd 00 f8 01 00 00", "Zstandard")]
    public void What_is_not_read_is_2_and_named(string start, string named)
    {
        var run = ProofmarkProcess.Run("scan", folder.Write("weights.bin", [.. Convert.FromHexString(start.Replace(" ", "", StringComparison.Ordinal)), .. new byte[100]]));

        run.ExitCode.Should().Be(2);
        run.Output.Should().Contain(named);
    }

    [Fact]
    public void Images_and_text_do_not_matter()
    {
        folder.Write("a.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]);
        folder.Write("readme.md", "# nothing to see\n");
        folder.Write("weights.pkl", Pickles.Harmless);

        ProofmarkProcess.Run("scan", folder.Path).ExitCode.Should().Be(0);
    }

    [Fact]
    public void A_truncated_zip_is_2_with_the_reason()
    {
        var whole = Zip(("archive/data.pkl", Pickles.Harmless.ToArray()), ("archive/data/0", new byte[4096]));
        var run = ProofmarkProcess.Run("scan", folder.Write("model.pt", whole.AsSpan(0, whole.Length - 60)));

        run.ExitCode.Should().Be(2);
        run.Output.Should().Contain("model.pt").And.Contain("not established");
    }

    [Fact]
    public void A_truncated_zip_with_a_payload_is_1()
    {
        var whole = Zip(("archive/data.pkl", Pickles.Malicious.ToArray()), ("archive/data/0", new byte[4096]));

        ProofmarkProcess.Run("scan", folder.Write("model.pt", whole.AsSpan(0, whole.Length - 60))).ExitCode.Should().Be(1);
    }

    [Fact]
    public void A_folder_loop_ends()
    {
        folder.Write("sub/weights.pkl", Pickles.Harmless);
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "sub", "again"), folder.Path);

        var run = ProofmarkProcess.Run("scan", folder.Path);

        run.ExitCode.Should().Be(0);
    }

    [Fact]
    public void A_link_out_of_the_folder_is_not_followed()
    {
        using var outside = new TemporaryFolder();
        var target = outside.Write("outside.pkl", Pickles.Malicious);
        folder.Write("weights.pkl", Pickles.Harmless);
        File.CreateSymbolicLink(Path.Combine(folder.Path, "linked.pkl"), target);

        var run = ProofmarkProcess.Run("scan", folder.Path);

        run.ExitCode.Should().Be(2, "what the link points at was not read, and a loader would follow it");
        run.Output.Should().Contain("linked.pkl").And.NotContain("posix.system");
    }

    [Fact]
    public void A_pipe_is_not_opened()
    {
        Process.Start("mkfifo", [Path.Combine(folder.Path, "pipe.pkl")]).WaitForExit();
        folder.Write("weights.pkl", Pickles.Harmless);

        ProofmarkProcess.Run("scan", folder.Path).ExitCode.Should().Be(2);
    }

    [Fact]
    public void A_sparse_file_of_10_GiB_gets_a_clear_answer()
    {
        var file = Path.Combine(folder.Path, "huge.bin");
        using (var stream = File.Create(file))
        {
            stream.SetLength(10L * 1024 * 1024 * 1024);
        }

        var run = ProofmarkProcess.Run("scan", "--no-digest", file);

        run.ExitCode.Should().Be(2);
        run.Output.Should().Contain("huge.bin").And.Contain("not established");
    }

    [Fact]
    public void Interrupting_ends_with_130_and_leaves_no_half_written_file()
    {
        var file = Path.Combine(folder.Path, "huge.bin");
        using (var stream = File.Create(file))
        {
            stream.SetLength(200L * 1024 * 1024 * 1024);
        }

        using var process = ProofmarkProcess.StartInterruptible(folder.Path, "scan", file, "-o", "json=out.json");
        Thread.Sleep(1500);
        Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]).WaitForExit();
        var run = ProofmarkProcess.Finish(process);

        run.ExitCode.Should().Be(130);
        run.Error.Should().Contain("interrupted; nothing is concluded");
        Directory.EnumerateFiles(folder.Path).Should().ContainSingle();
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_70()
    {
        var file = folder.Write("closed.pkl", Pickles.Harmless);
        File.SetUnixFileMode(file, UnixFileMode.None);
        File.SetUnixFileMode(folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);

        var run = ProofmarkProcess.RunUnprivileged("scan", file);

        run.ExitCode.Should().Be(70, run.Output + run.Error);
        run.Output.Should().Contain("closed.pkl");
    }

    [Fact]
    public void Json_has_the_envelope_and_the_same_bytes_each_time()
    {
        folder.Write("a.pkl", Pickles.Malicious);
        folder.Write("b.pkl", Pickles.Harmless);
        string[] arguments = ["scan", folder.Path, "--as-of", "2026-11-30", "-o", "json"];

        var first = ProofmarkProcess.Run(arguments);
        var second = ProofmarkProcess.Run(arguments);

        first.Output.Should().Be(second.Output);
        using var json = JsonDocument.Parse(first.Output);
        json.RootElement.GetProperty("schema").GetString().Should().Be("proofmark.scan");
        json.RootElement.GetProperty("outcome").GetString().Should().Be("fail");
        json.RootElement.GetProperty("results").GetArrayLength().Should().Be(2);
    }

    [Fact]
    public void Several_outputs_are_written_at_once()
    {
        var file = folder.Write("a.pkl", Pickles.Malicious);
        var run = ProofmarkProcess.RunIn(folder.Path, "scan", file, "-q", "-o", "json=a.json", "-o", "sarif=a.sarif");

        run.ExitCode.Should().Be(1);
        run.Output.Should().BeEmpty();
        File.Exists(Path.Combine(folder.Path, "a.json")).Should().BeTrue();
        File.Exists(Path.Combine(folder.Path, "a.sarif")).Should().BeTrue();
    }

    [Theory]
    [InlineData("import os\nos.system('id')\n", 1, "os.system('id')")]
    [InlineData("import base64\nexec(base64.b64decode('cHJpbnQoMSk='))\n", 1, "exec('print(1)')")]
    [InlineData("class Net:\n    pass\n", 2, "not established")]
    public void Code_that_a_configuration_names_is_judged_and_never_0(string source, int code, string says)
    {
        folder.Write("config.json", """{"auto_map": {"AutoModel": "modeling.Net"}}""");
        folder.Write("modeling.py", source);

        var run = ProofmarkProcess.Run("scan", folder.Path);

        run.ExitCode.Should().Be(code);
        run.Output.Should().Contain("modeling.py").And.Contain(says);
    }

    [Fact]
    public void Code_of_another_repository_is_1_and_source_that_nothing_names_is_0()
    {
        folder.Write("train.py", "import os\nos.system('id')\n");
        folder.Write("weights.pkl", Pickles.Harmless);
        ProofmarkProcess.Run("scan", folder.Path).ExitCode.Should().Be(0);

        folder.Write("config.json", """{"auto_map": {"AutoModel": "someone/else--modeling.Net"}}""");
        ProofmarkProcess.Run("scan", folder.Path).ExitCode.Should().Be(1);
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] members)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in members)
            {
                using var stream = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
                stream.Write(content);
            }
        }

        return bytes.ToArray();
    }
}
