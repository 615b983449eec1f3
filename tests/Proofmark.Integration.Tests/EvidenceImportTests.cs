using Proofmark.Integration.Tests.Running;

namespace Proofmark.Integration.Tests;

/// <summary>The verb as a user calls it. The reports were written by hand after the documented shapes.</summary>
public sealed class EvidenceImportTests : IDisposable
{
    private const string Scorecard = """
        {"date": "2026-11-02", "repo": {"name": "r"}, "scorecard": {"version": "v5"}, "checks": [{"name": "Vulnerabilities", "score": 0, "reason": "3 found"}, {"name": "Fuzzing", "score": -1}]}
        """;

    private readonly TemporaryFolder folder = new();

    private string Tree => Directory.CreateDirectory(Path.Combine(folder.Path, "tree")).FullName;

    private string Store => Path.Combine(folder.Path, "store");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_report_is_imported_once_and_listed()
    {
        var report = Write("scorecard.json", Scorecard);

        var first = Import(report);
        first.ExitCode.Should().Be(0, first.Error);
        first.Output.Should().Contain("import.scorecard.vulnerabilities").And.Contain("not established").And.Contain("document");

        var again = Import(report, "--as", "scorecard");
        again.ExitCode.Should().Be(0);
        again.Output.Should().Contain("2 already known");

        var list = ProofmarkProcess.Run("evidence", "list", Store);
        list.ExitCode.Should().Be(0);
        list.Output.Should().Contain("import.scorecard.fuzzing").And.Contain("2 statements");
    }

    [Fact]
    public void One_bad_report_adds_nothing_and_all_its_mistakes_are_told()
    {
        var run = Import(Write("good.json", Scorecard), Write("bad.json", """{"scorecard": {}, "checks": [{"score": 12}]}"""));

        run.ExitCode.Should().Be(64);
        run.Error.Should().Contain("bad.json").And.Contain("repo").And.Contain("checks[0].score").And.Contain("checks[0].name");
        Directory.Exists(Store).Should().BeFalse();
    }

    [Theory]
    [InlineData("not a report", "hello")]
    [InlineData("broken JSON", "{\"runs\": [")]
    [InlineData("an answer without an author", "control,answer\ncontrolRedTeaming,yes\n")]
    public void What_is_malformed_is_64(string why, string content)
    {
        Import(Write("report", content)).ExitCode.Should().Be(64, why);
    }

    [Fact]
    public void A_command_line_that_is_wrong_is_64()
    {
        var report = Write("scorecard.json", Scorecard);

        Import(report, "--as", "xml").ExitCode.Should().Be(64);
        Import(report, "--subject", Tree).ExitCode.Should().Be(64);
        Import(Path.Combine(folder.Path, "none.json")).ExitCode.Should().Be(64);
        ProofmarkProcess.Run("evidence", "import").ExitCode.Should().Be(64);
    }

    [Fact]
    public void A_report_about_other_bytes_is_left_out_and_nothing_is_established()
    {
        var model = Write("model.bin", "bytes");
        var report = Write("bom.json", $$"""{"bomFormat": "CycloneDX", "specVersion": "1.6", "metadata": {"component": {"name": "m", "hashes": [{"alg": "SHA-256", "content": "{{new string('0', 64)}}"}]} } }""");

        var run = Import(report, "--subject", model);

        run.ExitCode.Should().Be(2);
        run.Output.Should().Contain("names other bytes");
    }

    [Fact]
    public void A_report_inside_the_tree_is_a_claim()
    {
        const string Full = """{"date": "2026-11-02", "repo": {"name": "r"}, "scorecard": {"version": "v5"}, "checks": [{"name": "Vulnerabilities", "score": 10}]}""";
        var inside = Path.Combine(Tree, "scorecard.json");
        File.WriteAllText(inside, Full);

        Import(inside).Output.Should().Contain("not established").And.NotContain("pass");
        Import(Write("scorecard.json", Full)).Output.Should().Contain("pass");
    }

    [Fact]
    public void What_a_report_says_cannot_steer_the_terminal()
    {
        Import(Write("evil.json", Scorecard.Replace("Vulnerabilities", "\\u001b[2J", StringComparison.Ordinal))).Output.Should().NotContain("\u001b");
        Import(Write("evil.csv", "control,answer,author\nx,\u001b[2J,a\n")).Error.Should().NotContain("\u001b");
    }

    private string Write(string name, string content)
    {
        var path = Path.Combine(folder.Path, name);
        File.WriteAllText(path, content);
        return path;
    }

    private ProcessRun Import(params string[] arguments) =>
        ProofmarkProcess.Run(["evidence", "import", .. arguments, "--tree", Tree, "--store", Store, "--as-of", "2026-11-30"]);
}
