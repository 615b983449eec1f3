using System.Text.Json.Nodes;
using Proofmark.Integration.Tests.Running;

namespace Proofmark.Integration.Tests;

/// <summary>What a publisher says of a model, signed beside it.</summary>
public sealed class ClaimTests : IDisposable
{
    private const string Parent = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private readonly TemporaryFolder folder = new();

    public ClaimTests()
    {
        folder.Write("model/weights.bin", [1, 2, 3]);
        folder.Write("model/README.md", "# Card"u8.ToArray());
        ProofmarkProcess.Run("key", "new", At("key")).ExitCode.Should().Be(0);
        ProofmarkProcess.Run("key", "new", At("other")).ExitCode.Should().Be(0);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Claims_are_signed_with_the_model_and_shown_when_they_verify()
    {
        Sign("key", "--licence", "Apache-2.0", "--model-card", At("model/README.md"), "--parent", "org/base=" + Parent, "--parent", "org/other");

        File.Exists(At("model/model.claims.json")).Should().BeTrue();
        var table = Verify();
        table.ExitCode.Should().Be(0, table.Output);
        table.Output.Should().Contain("Apache-2.0").And.Contain("a signed file of the model").And.Contain("org/base  " + Parent).And.Contain("org/other  no digest is claimed");
        var claims = JsonNode.Parse(Verify("-o", "json").Output)!["claims"]!;
        claims["cardIsSigned"]!.GetValue<bool>().Should().BeTrue();
        claims["parents"]!.AsArray().Should().HaveCount(2);
    }

    [Fact]
    public void A_policy_wants_them_from_the_publisher_of_the_model()
    {
        File.WriteAllText(At("policy.yaml"), "policy: {id: p}\ntrust: [{name: a, roles: [publisher], key: key.pub}, {name: b, roles: [publisher], key: other.pub}]\n");
        Sign("key", "--licence", "MIT");
        ByPolicy().Output.Should().Contain("MIT");

        File.Copy(At("model/model.claims.json"), At("claims"));
        Sign("other", "--licence", "GPL-3.0-only");
        File.Copy(At("claims"), At("model/model.claims.json"), overwrite: true);
        ByPolicy().Should().Match<ProcessRun>(r => r.ExitCode == 1 && r.Output.Contains("claims-signature-invalid", StringComparison.Ordinal));

        ProcessRun ByPolicy() => ProofmarkProcess.Run("verify", "policy", At("model"), "--signature", At("model/model.sig"), "--policy", At("policy.yaml"), "--claims", At("model/model.claims.json"));
    }

    [Fact]
    public void Claims_about_another_model_or_by_somebody_else_fail()
    {
        Sign("key", "--licence", "MIT");
        File.Copy(At("model/model.claims.json"), At("claims.json"));
        folder.Write("model/weights.bin", [9]);
        Sign("key", "--licence", "MIT");
        File.Copy(At("claims.json"), At("model/model.claims.json"), overwrite: true);
        Verify().Should().Match<ProcessRun>(r => r.ExitCode == 1 && r.Output.Contains("signature.claims-artifact-not-a-subject", StringComparison.Ordinal));

        Sign("other", "--licence", "MIT");
        File.Copy(At("model/model.claims.json"), At("claims.json"), overwrite: true);
        Sign("key", "--licence", "MIT");
        File.Copy(At("claims.json"), At("model/model.claims.json"), overwrite: true);
        Verify().Output.Should().Contain("signature.claims-signature-invalid");

        File.Copy(At("model/model.sig"), At("model/model.claims.json"), overwrite: true);
        Verify().Output.Should().Contain("signature.claims-malformed", "the signature of the model is about its root too, and claims nothing");
    }

    [Fact]
    public void A_card_that_is_not_signed_is_told()
    {
        Sign("key", "--model-card", folder.Write("elsewhere.md", [1]));
        Verify().Output.Should().Contain("not among the signed files");
        ProofmarkProcess.Run("sign", "key", At("model"), "--signature", At("s.sig"), "--private-key", At("key"), "--parent", "a=sha256:zz").ExitCode.Should().Be(64);
        ProofmarkProcess.Run("sign", "key", At("model"), "--signature", At("s.sig"), "--private-key", At("key"), "--claims", At("c")).ExitCode.Should().Be(64);
        File.Exists(At("s.sig")).Should().BeFalse();
    }

    private string At(string name) => Path.Combine(folder.Path, name);

    private void Sign(string key, params string[] more)
    {
        var run = ProofmarkProcess.Run(["sign", "key", At("model"), "--signature", At("model/model.sig"), "--private-key", At(key), .. more]);
        run.ExitCode.Should().Be(0, run.Error);
    }

    private ProcessRun Verify(params string[] more) =>
        ProofmarkProcess.Run(["verify", "key", At("model"), "--signature", At("model/model.sig"), "--public-key", At("key.pub"), "--claims", At("model/model.claims.json"), .. more]);
}
