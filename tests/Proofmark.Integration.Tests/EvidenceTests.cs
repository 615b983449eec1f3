using Proofmark.Integration.Tests.Running;

namespace Proofmark.Integration.Tests;

public sealed class EvidenceTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Store => Path.Combine(folder.Path, ".proofmark", "evidence");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void An_answer_is_kept_listed_and_shown_with_its_author()
    {
        var add = Answer("yes", "We test it each quarter.");
        add.ExitCode.Should().Be(0, add.Error);

        var list = ProofmarkProcess.Run("evidence", "list", folder.Path);
        list.ExitCode.Should().Be(0);
        list.Output.Should().Contain("answer.controlRedTeaming").And.Contain("questionnaire");

        var id = Path.GetFileNameWithoutExtension(Directory.EnumerateFiles(Store).Single());
        var show = ProofmarkProcess.Run("evidence", "show", id[..12], "--store", folder.Path);
        show.ExitCode.Should().Be(0);
        show.Output.Should().Contain("The risk owner").And.Contain("We test it each quarter.");
    }

    [Fact]
    public void Adding_the_same_file_again_changes_nothing()
    {
        Answer("no", "Nobody does.").ExitCode.Should().Be(0);
        var file = Directory.EnumerateFiles(Store).Single();

        using var other = new TemporaryFolder();
        ProofmarkProcess.Run("evidence", "add", file, "--store", other.Path).ExitCode.Should().Be(0);
        ProofmarkProcess.Run("evidence", "add", file, "--store", other.Path).ExitCode.Should().Be(0);

        Directory.EnumerateFiles(other.Path, "*.json", SearchOption.AllDirectories).Select(Path.GetFileName).Should().Equal(Path.GetFileName(file));
    }

    [Fact]
    public void A_changed_statement_is_refused()
    {
        Answer("no", "Nobody does.").ExitCode.Should().Be(0);
        var file = Directory.EnumerateFiles(Store).Single();
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"fail\"", "\"pass\"", StringComparison.Ordinal));

        var list = ProofmarkProcess.Run("evidence", "list", folder.Path);

        list.Output.Should().Contain("not named by the digest of its content").And.NotContain("answer.controlRedTeaming");
    }

    [Theory]
    [InlineData("no author", "evidence", "add", "--control", "controlRedTeaming", "--answer", "yes", "--because", "x")]
    [InlineData("unknown control", "evidence", "add", "--control", "controlOfNothing", "--answer", "yes", "--because", "x", "--author", "y")]
    [InlineData("neither file nor answer", "evidence", "add")]
    [InlineData("not a statement", "evidence", "add", "README.md")]
    [InlineData("no such evidence", "evidence", "show", "123456789abc")]
    public void What_cannot_be_added_or_shown_is_64(string why, params string[] arguments)
    {
        var run = ProofmarkProcess.Run([.. arguments, "--store", folder.Path]);

        run.ExitCode.Should().Be(64, why);
        Directory.Exists(Store).Should().BeFalse(why);
    }


    private ProcessRun Answer(string answer, string because) => ProofmarkProcess.Run(
        "evidence", "add", "--control", "controlRedTeaming", "--answer", answer, "--author", "The risk owner", "--because", because, "--store", folder.Path);
}
