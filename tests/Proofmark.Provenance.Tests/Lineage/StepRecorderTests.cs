using System.Text;
using Microsoft.Extensions.Time.Testing;
using Proofmark.Core;
using Proofmark.Provenance.Lineage.Evidence;
using Proofmark.Provenance.Lineage.Reading;
using Proofmark.Provenance.Lineage.Recording;
using Proofmark.Provenance.TrustPolicies;

namespace Proofmark.Provenance.Tests.Lineage;

/// <summary>Steps that are run and recorded, by real programs; what is recorded is read again by the reader of records.</summary>
public sealed class StepRecorderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("proofmark-step-test-").FullName;

    public StepRecorderTests() => Write("in.csv", "1,2");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void What_is_recorded_is_what_is_read()
    {
        Write("data/a.csv", "a");
        Write("data/b/c.csv", "c");
        Write("state", "s");
        var request = Request("cat in.csv data/a.csv state > made; mkdir model; mv made model/weights") with
        {
            Inputs = [new("in.csv", ArtifactRoles.Configuration), new("data", ArtifactRoles.TrainingData)],
            Outputs = [new("model", null)],
            ResumeFrom = new("state", null),
            Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["seed"] = "7", ["learning-rate"] = "0.1" },
            Openings = ["warm-cache"],
            Builder = "https://example.org/platform",
            Invocation = "run-1",
        };

        var result = Run(request);
        var read = Read(result.Statement!);

        read.Should().BeEquivalentTo(result.Step, options => options.Excluding(step => step!.Source).Excluding(step => step!.Started).Excluding(step => step!.Finished));
        read.Started.Should().BeCloseTo(result.Step!.Started!.Value, TimeSpan.FromMilliseconds(1));
        read.Finished.Should().BeOnOrAfter(read.Started!.Value);
        read.ResumedFrom!.Digest.Should().Be(Digest.OfBytes("s"u8));
        read.Materials.Select(static m => m.Role).Should().Equal("configuration", "training-data", "checkpoint", "environment");
        read.Materials[1].Files.Select(static f => f.Name).Should().Equal("a.csv", "b/c.csv");
        read.Products.Should().ContainSingle().Which.Digest.Should().Be(read.Products[0].Files is [var file] ? Digest.OfBytes(Convert.FromHexString(file.Digest!.Hex)) : null);
        read.Observation.Should().BeEquivalentTo(new { IsObserved = true });
        read.Observation.Undeclared.Should().BeEmpty();
        read.Observation.Hosts.Should().BeEmpty();
    }

    [Fact]
    public void Files_of_the_system_are_bound_by_digest()
    {
        var environment = Run(Request("cat in.csv > out.csv")).Step!.Materials.Single(static m => m.Role == ArtifactRoles.Environment);

        environment.Files.Should().Contain(f => f.Name.EndsWith("/cat", StringComparison.Ordinal)).Which.Digest.Should().Be(Digest.OfBytes(File.ReadAllBytes("/bin/cat")));
    }

    [Fact]
    public void A_file_that_nobody_declared_is_named()
    {
        Write("found.csv", "x");

        Run(Request("cat in.csv found.csv > out.csv")).Step!.Observation.Undeclared.Should().Equal(Path.Combine(folder, "found.csv"));
    }

    [Fact]
    public void A_file_that_is_replaced_after_it_was_read_is_named_all_the_same()
    {
        Write("out.csv", "from before");

        Run(Request("cat in.csv out.csv > new; mv new out.csv")).Step!.Observation.Undeclared.Should().Equal(Path.Combine(folder, "out.csv"));
    }

    [Fact]
    public void Nothing_is_recorded_of_a_command_that_failed()
    {
        var result = Run(Request("cat in.csv > out.csv; exit 3"));

        result.Should().BeEquivalentTo(new { ExitCode = 3, Statement = (byte[]?)null, Refusal = "the command ended with 3" });
    }

    [Fact]
    public void Nothing_is_recorded_when_an_input_changed()
    {
        var result = Run(Request("cat in.csv > out.csv; echo more >> in.csv"));

        result.ExitCode.Should().Be(0);
        result.Statement.Should().BeNull();
        result.Refusal.Should().Contain("in.csv");
    }

    [Fact]
    public void A_state_that_is_trained_on_in_place_is_recorded_as_it_was()
    {
        Write("out.csv", "before");

        var step = Run(Request("echo after >> out.csv") with { ResumeFrom = new("out.csv", null) }).Step!;

        step.ResumedFrom!.Digest.Should().Be(Digest.OfBytes("before"u8));
        step.Products[0].Digest.Should().Be(Digest.OfBytes("beforeafter\n"u8));
    }

    [Fact]
    public void An_output_that_is_missing_is_an_error() => FluentActions.Invoking(() => Run(Request("true"))).Should().Throw<IOException>().WithMessage("*out.csv*");

    [Fact]
    public void An_input_that_is_missing_is_an_error_before_anything_runs()
    {
        FluentActions.Invoking(() => Run(Request("echo x > ran") with { Inputs = [new("nothing", null)] })).Should().Throw<IOException>();
        File.Exists(Path.Combine(folder, "ran")).Should().BeFalse();
    }

    [Fact]
    public void Secrets_are_not_recorded()
    {
        const string Secret = "hf_abcdefghijklmnopqrstuvwxyz0123456789";
        var result = Run(Request($"cat in.csv > out.csv # --token={Secret}") with { Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["token"] = Secret } });

        Encoding.UTF8.GetString(result.Statement!).Should().NotContain(Secret);
    }

    [Fact]
    public void Who_does_not_look_says_so()
    {
        var result = Run(Request("cat in.csv > out.csv") with { Observe = false });

        result.NotObserved.Should().Equal("not-observed");
        Read(result.Statement!).Observation.IsObserved.Should().BeFalse();
    }

    [Fact]
    public void The_commit_of_the_working_tree_is_told()
    {
        Write(".git/HEAD", "ref: refs/heads/main\n");
        Write(".git/packed-refs", "# pack-refs\n0123456789abcdef0123456789abcdef01234567 refs/heads/main\n");

        Encoding.UTF8.GetString(Run(Request("cat in.csv > out.csv")).Statement!).Should().Contain("\"gitCommit\": \"0123456789abcdef0123456789abcdef01234567\"");
    }

    private StepRequest Request(string script) => new()
    {
        Stage = "clean",
        Command = ["sh", "-c", script],
        Folder = folder,
        Inputs = [new("in.csv", ArtifactRoles.TrainingData)],
        Outputs = [new("out.csv", null)],
    };

    private static StepResult Run(StepRequest request) => StepRecorder.Run(request, null, TestContext.Current.CancellationToken);

    private static LineageStep Read(byte[] statement)
    {
        var reader = new EvidenceReader(TrustPolicy.None, new FakeTimeProvider(), Limits.Default);
        reader.Add("statement", statement);
        return reader.Evidence.Steps.Should().ContainSingle().Subject;
    }

    private void Write(string path, string text)
    {
        var full = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
