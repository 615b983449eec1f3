using Proofmark.Core;
using Proofmark.Scanning.Tests.Support;
using Proofmark.Tests;

namespace Proofmark.Scanning.Tests.Techniques;

/// <summary>Self-test of the codecs whose encoder is a program of the machine; skipped where it is absent. Technique: compressed joblib (scanners-4.3).</summary>
public sealed class PackedTechniqueTests
{
    public static TheoryData<string, string> Cases => new MatrixTheoryData<string, string>(["bzip2", "xz", "lzma", "zstd"], ["model.joblib", "model.pkl", "weights.bin"]);

    public static TheoryData<string> Codecs => ["bzip2", "xz", "lzma", "zstd"];

    [Theory]
    [MemberData(nameof(Cases))]
    public void APayloadIsCaughtAndItsTwinIsSilent(string codec, string file)
    {
        Scans.Found(file, Compressors.Pack(codec, Op.Payload)).ReasonCodes.Should().Contain("malicious");

        var twin = Scans.Found(file, Compressors.Pack(codec, Op.Harmless));
        twin.Outcome.Should().Be(Outcome.Pass);
        twin.Findings.Should().NotContain(f => f.Severity > Severity.Info);
    }

    [Theory]
    [MemberData(nameof(Codecs))]
    public void ATarInsideIsOpened(string codec)
    {
        Scans.Found("model.tar", Compressors.Pack(codec, new TarForge().Add("a", Op.Payload).ToArray())).ReasonCodes.Should().Contain("malicious");
        Scans.Found("model.tar", Compressors.Pack(codec, new TarForge().Add("a", Op.Harmless).ToArray())).Outcome.Should().Be(Outcome.Pass);
    }
}
