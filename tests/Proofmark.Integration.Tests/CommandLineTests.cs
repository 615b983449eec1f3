using Proofmark.Integration.Tests.Running;

namespace Proofmark.Integration.Tests;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("--version")]
    [InlineData("--help")]
    [InlineData("scan", "--help")]
    [InlineData("assess", "--help")]
    [InlineData("evidence", "add", "--help")]
    public void Asking_for_help_or_version_succeeds(params string[] arguments)
    {
        var run = ProofmarkProcess.Run(arguments);

        run.ExitCode.Should().Be(0);
        run.Output.Should().NotBeEmpty();
        run.Error.Should().BeEmpty();
    }

    [Theory]
    [InlineData("scan")]
    [InlineData("assess")]
    [InlineData("discover")]
    [InlineData("init")]
    [InlineData("evidence", "list")]
    [InlineData("evidence", "add")]
    [InlineData("evidence", "show")]
    [InlineData("evidence", "sign")]
    [InlineData("evidence", "seal")]
    [InlineData("evidence", "check")]
    [InlineData("explain")]
    [InlineData("convert")]
    [InlineData("sign")]
    [InlineData("sign", "sigstore")]
    [InlineData("sign", "key")]
    [InlineData("sign", "certificate")]
    [InlineData("sign", "pkcs11-key")]
    [InlineData("sign", "pkcs11-certificate")]
    [InlineData("verify")]
    [InlineData("verify", "sigstore")]
    [InlineData("verify", "key")]
    [InlineData("verify", "certificate")]
    [InlineData("verify", "attestation")]
    [InlineData("verify", "policy")]
    [InlineData("digest")]
    [InlineData("attest")]
    [InlineData("attest", "sign")]
    [InlineData("trace")]
    [InlineData("key", "new")]
    [InlineData("sigstore", "verify-bundle")]
    [InlineData("guide")]
    [InlineData("catalog", "list")]
    [InlineData("catalog", "show")]
    [InlineData("catalog", "check")]
    [InlineData("catalog", "import")]
    [InlineData("catalog", "diff")]
    public void Every_verb_has_examples_in_its_help(params string[] verb)
    {
        var run = ProofmarkProcess.Run([.. verb, "--help"]);

        run.ExitCode.Should().Be(0);
        run.Output.Should().Contain("Examples:").And.Contain($"proofmark {string.Join(' ', verb)}").And.Contain("Exit codes:");
    }

    [Fact]
    public void The_usage_of_a_sub_command_names_its_own_arguments_alone() =>
        ProofmarkProcess.Run("sign", "key", "--help").Output.Should().Contain("proofmark sign key <MODEL> [options]");

    [Fact]
    public void A_description_cannot_steer_the_terminal_through_its_mistakes()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "proofmark.yaml"), "system: {id: s, owner: o}\n\"a\\e[2J\\u202e\": 1\n");

        var run = ProofmarkProcess.Run(["discover", folder.Path]);

        run.ExitCode.Should().Be(64);
        run.Error.Should().Contain(@"a\u{001B}[2J\u{202E}").And.NotContain("\u001b").And.NotContain("\u202e");
    }

    [Theory]
    [InlineData("no verb")]
    [InlineData("unknown verb", "frobnicate")]
    [InlineData("unknown option", "scan", "--frobnicate", ".")]
    [InlineData("argument missing", "scan")]
    [InlineData("unknown format", "scan", ".", "-o", "docx")]
    [InlineData("empty file name", "scan", ".", "-o", "json=")]
    [InlineData("two formats on standard output", "scan", ".", "-o", "json", "-o", "sarif")]
    [InlineData("unknown severity", "scan", ".", "--fail-on", "terrible")]
    [InlineData("unknown time", "scan", ".", "--as-of", "yesterday-ish")]
    [InlineData("missing path", "scan", "there-is-no-such-file.pkl")]
    [InlineData("missing folder", "assess", "there-is-no-such-folder")]
    [InlineData("missing policy", "assess", "samples/support-agent", "--no-save", "--policy", "there-is-no-such-policy.yaml")]
    [InlineData("unknown catalogue id", "catalog", "show", "riskOfRain")]
    [InlineData("no checkout", "catalog", "check", "docs")]
    [InlineData("no commit", "catalog", "import", CatalogTests.Checkout, "--to", "there-is-no-such-folder/x.json", "--commit", "main")]
    [InlineData("import to a missing folder", "catalog", "import", CatalogTests.Checkout, "--to", "there-is-no-such-folder/x.json")]
    [InlineData("nothing to import to", "catalog", "import", "docs")]
    [InlineData("no catalogue file", "catalog", "list", "--catalogue", "README.md")]
    [InlineData("output folder missing", "scan", "LICENSE", "-o", "json=there-is-no-such-folder/x.json")]
    public void A_wrong_command_line_is_64_with_a_message(string why, params string[] arguments)
    {
        var run = ProofmarkProcess.Run(arguments);

        run.ExitCode.Should().Be(64, why);
        run.Error.Should().StartWith("proofmark: ", why).And.NotContain("   at ", "a stack trace is no message");
        run.Output.Should().BeEmpty(why);
    }
}
