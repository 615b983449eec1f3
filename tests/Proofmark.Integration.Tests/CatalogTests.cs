using Proofmark.Integration.Tests.Running;

namespace Proofmark.Integration.Tests;

/// <summary>Checking, importing and comparing catalogues with the real executable.</summary>
public sealed class CatalogTests
{
    /// <summary>A small checkout in the shapes of the Risk Map's files.</summary>
    public const string Checkout = "tests/Proofmark.Risk.Tests/Catalogues/Importing/Checkout";

    [Theory]
    [InlineData(0)]
    [InlineData(1, "--fail-on", "medium")]
    [InlineData(0, "--fail-on", "high")]
    public void The_two_wrong_pins_of_the_catalogue_are_named_and_count_when_asked(int code, params string[] options)
    {
        var run = ProofmarkProcess.Run(["catalog", "check", .. options]);

        run.ExitCode.Should().Be(code);
        run.Output.Should().Contain("AML.M0028@5.0.1").And.Contain("AML.T0034.002@5.0.1").And.Contain("exists in 5.6.0");
    }

    [Fact]
    public void What_is_imported_can_be_listed_compared_and_assessed_with()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "risk-map.json");

        ProofmarkProcess.Run("catalog", "import", Checkout, "--to", file, "--commit", "00112233445566778899aabbccddeeff00112233").ExitCode.Should().Be(0);

        ProofmarkProcess.Run("catalog", "list", "risks", "--catalogue", file).Output.Should().Contain("riskOfOurTime");
        ProofmarkProcess.Run("catalog", "show", "DP", "--catalogue", file).Output.Should().Contain("Poison enters at Training Data").And.NotContain("{{componentTrainingData}}");
        ProofmarkProcess.Run("catalog", "diff", Checkout, file).Output.Should().Contain("the two say the same");
        ProofmarkProcess.Run("catalog", "diff", Checkout).Output.Should().Contain("riskDataPoisoning is now DP").And.Contain("+ risk riskOfOurTime");
        var assessed = ProofmarkProcess.Run("assess", Repository.Sample("support-agent"), "--no-save", "--catalogue", file, "-o", "json");
        assessed.Output.Should().Contain("\"catalogueCommit\": \"00112233445566778899aabbccddeeff00112233\"");
        assessed.ExitCode.Should().Be(ProofmarkProcess.Run("assess", Repository.Sample("support-agent"), "--no-save", "-o", "json").ExitCode, "no finding vanishes with another catalogue");
    }

    [Fact]
    public void A_catalogue_inside_the_assessed_folder_is_refused_even_behind_a_link()
    {
        using var folder = new TemporaryFolder();
        using var elsewhere = new TemporaryFolder();
        var inside = Path.Combine(folder.Path, "risk-map.json");
        ProofmarkProcess.Run("catalog", "import", Checkout, "--to", inside).ExitCode.Should().Be(0);
        var link = Path.Combine(elsewhere.Path, "link.json");
        File.CreateSymbolicLink(link, inside);
        var outside = Path.Combine(elsewhere.Path, "risk-map.json");
        File.Copy(inside, outside);
        var back = Path.Combine(folder.Path, "back.json");
        File.CreateSymbolicLink(back, outside);

        foreach (var file in new[] { inside, link, back })
        {
            var run = ProofmarkProcess.Run("assess", folder.Path, "--no-save", "--catalogue", file);
            run.ExitCode.Should().Be(64);
            run.Error.Should().Contain("inside the assessed folder");
        }
    }

    [Fact]
    public void A_former_id_is_understood() =>
        ProofmarkProcess.Run("catalog", "show", "PIJ").Output.Should().Contain("riskPromptInjection");

    [Fact]
    public void A_broken_checkout_names_file_and_line()
    {
        using var folder = new TemporaryFolder();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, Checkout, "risk-map", "yaml")))
        {
            File.Copy(file, Path.Combine(folder.Path, Path.GetFileName(file)));
        }

        File.AppendAllText(Path.Combine(folder.Path, "risks.yaml"), "  - id: riskHalf\n");

        var run = ProofmarkProcess.Run("catalog", "check", folder.Path);

        run.ExitCode.Should().Be(64);
        run.Error.Should().Contain("risks.yaml:").And.Contain("the field is required");
    }
}
