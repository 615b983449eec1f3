using Proofmark.Integration.Tests.Running;

namespace Proofmark.Integration.Tests;

public sealed class MlDsaSigningTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string model;
    private readonly string key;
    private readonly string signature;

    public MlDsaSigningTests()
    {
        model = Path.GetDirectoryName(folder.Write("model/weights.bin", [1, 2, 3]))!;
        (key, signature) = (Path.Combine(folder.Path, "publisher.key"), Path.Combine(folder.Path, "model.sig"));
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("ml-dsa-44", "ML-DSA-44")]
    [InlineData("ml-dsa-65", "ML-DSA-65")]
    [InlineData("ml-dsa-87", "ML-DSA-87")]
    public void It_signs_and_verifies_only_where_it_is_allowed(string algorithm, string shown)
    {
        ProofmarkProcess.Run("key", "new", key, "--algorithm", algorithm).ExitCode.Should().Be(0);

        var refused = Sign();
        refused.ExitCode.Should().Be(64);
        refused.Error.Should().Contain("--allow-ml-dsa").And.Contain("ML_DSA_65");
        File.Exists(signature).Should().BeFalse();
        Sign("--allow-ml-dsa").ExitCode.Should().Be(0);
        Verify().ExitCode.Should().Be(64);
        var verified = Verify("--allow-ml-dsa");
        verified.ExitCode.Should().Be(0, verified.Error);
        verified.Output.Should().Contain(shown);

        folder.Write("model/weights.bin", [1, 2, 4]);
        Verify("--allow_ml_dsa").ExitCode.Should().Be(1);
    }

    [Theory]
    [InlineData("ec-p521")]
    [InlineData("ed25519")]
    [InlineData("rsa-3072")]
    public void Keys_of_other_kinds_are_made_too(string algorithm)
    {
        ProofmarkProcess.Run("key", "new", key, "--algorithm", algorithm).ExitCode.Should().Be(0);
        Sign().ExitCode.Should().Be(0);
        Verify().ExitCode.Should().Be(0);
    }

    [Fact]
    public void An_algorithm_that_is_not_known_is_told()
    {
        ProofmarkProcess.Run("key", "new", key, "--algorithm", "dsa").Error.Should().Contain("ml-dsa-87");
        ProofmarkProcess.Run("key", "new", key, "--algorithm", "ed25519", "--curve", "p256").ExitCode.Should().Be(64);
        ProofmarkProcess.Run("key", "new", key, "--curve", "p192").ExitCode.Should().Be(64);
        File.Exists(key).Should().BeFalse();
    }

    private ProcessRun Sign(params string[] more) => ProofmarkProcess.Run(["sign", "key", model, "--private-key", key, "--signature", signature, .. more]);

    private ProcessRun Verify(params string[] more) => ProofmarkProcess.Run(["verify", "key", model, "--signature", signature, "--public-key", key + ".pub", .. more]);
}
