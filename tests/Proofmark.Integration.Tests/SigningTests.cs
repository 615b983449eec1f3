using Proofmark.Integration.Tests.Running;

namespace Proofmark.Integration.Tests;

public sealed class SigningTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string model;
    private readonly string key;
    private readonly string signature;

    public SigningTests()
    {
        model = Path.GetDirectoryName(folder.Write("model/weights.bin", [1, 2, 3]))!;
        (key, signature) = (Path.Combine(folder.Path, "publisher.key"), Path.Combine(folder.Path, "model.sig"));
        ProofmarkProcess.Run("key", "new", key).ExitCode.Should().Be(0);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_is_signed_verifies_and_what_was_changed_does_not()
    {
        var signed = Sign();
        signed.ExitCode.Should().Be(0, signed.Error);
        signed.Output.Should().Contain("Signing succeeded");
        Verify().Output.Should().Contain("Verification succeeded");

        folder.Write("model/weights.bin", [1, 2, 4]);
        folder.Write("model/planted.py", [1]);
        var changed = Verify();

        changed.ExitCode.Should().Be(1);
        changed.Output.Should().Contain("signature.files-changed").And.Contain("signature.files-unsigned").And.Contain("weights.bin").And.Contain("planted.py");
        Verify("--ignore_unsigned_files").ExitCode.Should().Be(1, "underscores are accepted as well");
    }

    [Fact]
    public void A_private_key_is_for_its_owner_alone_and_never_replaced()
    {
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(key).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        ProofmarkProcess.Run("key", "new", key).ExitCode.Should().Be(64);
    }

    [Fact]
    public void A_file_that_is_no_signature_is_not_replaced_by_one()
    {
        ProofmarkProcess.Run("sign", "key", model, "--private-key", key, "--signature", Path.Combine(model, "weights.bin")).ExitCode.Should().Be(64);
        File.ReadAllBytes(Path.Combine(model, "weights.bin")).Should().Equal(1, 2, 3);
        Sign().ExitCode.Should().Be(0);
        Sign().ExitCode.Should().Be(0, "an old signature is");
    }

    [Fact]
    public void The_digest_is_the_signed_root()
    {
        Sign();
        var digest = ProofmarkProcess.Run("digest", model);

        digest.ExitCode.Should().Be(0);
        digest.Output.Trim().Should().StartWith("sha256:");
        Verify().Output.Should().Contain(digest.Output.Trim());
    }

    [Fact]
    public void Whoever_is_to_have_signed_must_be_named()
    {
        Sign();
        ProofmarkProcess.Run("verify", model, "--signature", signature).Error.Should().Contain("--identity");
        ProofmarkProcess.Run("verify", model, "--signature", signature, "--identity", "a@example.com", "--identity-provider", "https://example.com").ExitCode.Should().Be(1, "a key signed");
        ProofmarkProcess.Run("verify", "certificate", model, "--signature", signature).ExitCode.Should().Be(64);
        ProofmarkProcess.Run("verify", "key", model, "--signature", signature).ExitCode.Should().Be(64);
        ProofmarkProcess.Run("verify", "key", model, "--signature", signature, "--public-key", key + ".pub", "--policy", "p.yaml").ExitCode.Should().Be(64);
        ProofmarkProcess.Run("verify", "key", model, "--signature", Path.Combine(folder.Path, "none"), "--public-key", key + ".pub").ExitCode.Should().Be(64);
    }

    [Fact]
    public void Statements_and_artifacts_are_verified_by_their_own_verbs()
    {
        Sign();
        var statement = ProofmarkProcess.Run("verify", "attestation", signature, "--public-key", key + ".pub");
        statement.ExitCode.Should().Be(0, statement.Error);
        statement.Output.Should().Contain("https://model_signing/signature/v1.0");

        var bundle = ProofmarkProcess.Run("sigstore", "verify-bundle", "--bundle", signature, "--key", key + ".pub", Path.Combine(model, "weights.bin"));
        bundle.ExitCode.Should().Be(1);
        bundle.Output.Should().Contain("log-entry-missing");
    }

    [Fact]
    public void A_list_of_digests_is_signed_and_verified_without_the_files()
    {
        Sign();
        var list = folder.Write("list", System.Text.Encoding.ASCII.GetBytes("039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81 *./weights.bin\n"));
        var root = ProofmarkProcess.Run("digest", model).Output;
        folder.Write("model/weights.bin", [9]);

        ProofmarkProcess.Run("digest", model, "--from-digests", list).Output.Should().Be(root);
        ProofmarkProcess.Run("digest", "no-such-model", "--from-digests", list).Output.Should().Be(root, "nothing is looked at");
        var verified = Verify("--from-digests", list);
        verified.ExitCode.Should().Be(0, verified.Error);
        verified.Output.Should().Contain("verified the list, not files");
        Verify("--from-digests", list, "-o", "json").Output.Should().Contain("\"signature.list\"").And.Contain("\"reservation\"").And.NotContain("\"signature.model\"");
        Verify().ExitCode.Should().Be(1, "the files are another matter");

        var bent = folder.Write("bent", System.Text.Encoding.ASCII.GetBytes(new string('0', 64) + "  weights.bin\n"));
        Verify("--from-digests", bent).ExitCode.Should().Be(1);
        var hostile = folder.Write("hostile", System.Text.Encoding.ASCII.GetBytes(new string('0', 64) + "  ../weights.bin\n"));
        Verify("--from-digests", hostile).ExitCode.Should().Be(64);
        ProofmarkProcess.Run("digest", model, "--from-digests", list, "--shard-size", "5").ExitCode.Should().Be(64);
    }

    [Fact]
    public void A_digest_cache_lies_outside_the_model_and_is_unsafe_to_verify_with()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux tells when a file changed");
        Sign();
        var cache = Path.Combine(folder.Path, "digests");
        ProofmarkProcess.Run("digest", model, "--digest-cache", Path.Combine(model, "digests")).ExitCode.Should().Be(64);
        var key2 = ProofmarkProcess.Run("digest", model, "--digest-cache", key);
        key2.Error.Should().Contain("is ignored");
        File.ReadAllText(key).Should().Contain("PRIVATE KEY", "another file is not replaced");

        var first = ProofmarkProcess.Run("digest", model, "--digest-cache", cache);
        first.ExitCode.Should().Be(0, first.Error);
        File.GetUnixFileMode(cache).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        ProofmarkProcess.Run("digest", model, "--digest-cache", cache).Output.Should().Be(first.Output);
        Verify("--digest-cache", cache).ExitCode.Should().Be(64, "verifying has it under a name that warns only");
        Verify("--unsafe-digest-cache", cache).ExitCode.Should().Be(0);

        File.SetUnixFileMode(cache, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherWrite);
        ProofmarkProcess.Run("digest", model, "--digest-cache", cache).Error.Should().Contain("others may write it");
        File.WriteAllText(cache, "proofmark-digest-cache 1\nbroken");
        var broken = ProofmarkProcess.Run("digest", model, "--digest-cache", cache);
        broken.Output.Should().Be(first.Output);
        broken.Error.Should().Contain("is ignored");
        ProofmarkProcess.Run("digest", model, "--digest-cache", cache).Error.Should().BeEmpty("it was written anew");
    }

    private ProcessRun Sign() => ProofmarkProcess.Run("sign", "key", model, "--private-key", key, "--signature", signature);

    private ProcessRun Verify(params string[] more) => ProofmarkProcess.Run(["verify", "key", model, "--signature", signature, "--public-key", key + ".pub", .. more]);
}
