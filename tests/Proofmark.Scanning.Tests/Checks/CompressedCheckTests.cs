using System.Globalization;
using System.Text;
using Proofmark.Core;
using Proofmark.Scanning.Tests.Support;
using Proofmark.Tests;

namespace Proofmark.Scanning.Tests.Checks;

/// <summary>Models and payloads inside compressed data: what a loader unpacks is what is judged.</summary>
public sealed class CompressedCheckTests
{
    private static readonly byte[] Evil = Pickles.Call("os", "system");
    private static readonly byte[] EvilText = Pickles.CallInProtocol0("os", "system");

    public static TheoryData<string> Codecs => ["zlib", "gzip", "bzip2", "xz", "lzma", "lz4", "zstd"];

    [Theory]
    [MemberData(nameof(Codecs))]
    public void APayloadIsFoundAndHarmlessDataPasses(string codec)
    {
        Scans.File("m.joblib", Compressors.Pack(codec, Evil)).ReasonCodes.Should().Equal("malicious");
        Scans.File("m.joblib", Compressors.Pack(codec, Pickles.Data)).Outcome.Should().Be(Outcome.Pass);
    }

    [Theory]
    [MemberData(nameof(Codecs))]
    public void APayloadBehindAHarmlessStreamIsFound(string codec) =>
        Scans.File("m.joblib", [.. Compressors.Pack(codec, Pickles.Data), .. Compressors.Pack(codec, Evil)]).ReasonCodes.Should().Contain("malicious");

    [Theory]
    [MemberData(nameof(Codecs))]
    public void APayloadCutIntoStreamsIsFound(string codec) =>
        Scans.File("m.joblib", [.. Compressors.Pack(codec, EvilText[..1]), .. Compressors.Pack(codec, []), .. Compressors.Pack(codec, EvilText[1..])])
            .ReasonCodes.Should().Contain("malicious");

    [Theory]
    [MemberData(nameof(Codecs))]
    public void AnEmptyFirstStreamHidesNothing(string codec) =>
        Scans.File("m.joblib", [.. Compressors.Pack(codec, []), .. Compressors.Pack(codec, Evil)]).ReasonCodes.Should().Contain("malicious");

    [Theory]
    [MemberData(nameof(Codecs))]
    public void TheMiddleOfADamagedFileIsJudged(string codec)
    {
        var packed = Compressors.Pack(codec, [.. Evil, .. Enumerable.Range(0, 100_000).Select(i => (byte)(i * i >> 7))]);

        Scans.File("m.joblib", packed[..^40]).ReasonCodes.Should().Contain(codec is "bzip2" or "zstd" ? "not-established" : "malicious");
    }

    [Theory]
    [MemberData(nameof(Codecs))]
    public void AWrongChecksumIsNeverAPass(string codec)
    {
        var packed = Compressors.Pack(codec, Pickles.Data);
        packed[^(codec == "xz" ? 30 : 3)] ^= 0x10;

        Scans.File("m.joblib", packed).Outcome.Should().NotBe(Outcome.Pass);
    }

    [Theory]
    [MemberData(nameof(Codecs))]
    public void BytesBehindTheEndAreNeverAPass(string codec)
    {
        var result = Scans.File("m.joblib", [.. Compressors.Pack(codec, Pickles.Data), .. Evil]);

        result.Outcome.Should().Be(Outcome.NotEstablished);
        result.Coverage.Unread.Should().Contain(part => part.Reason.Contains("after the compressed data", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Codecs))]
    public void AnArchiveBehindTheEndIsReadToo(string codec) =>
        Scans.File("m.joblib", [.. Compressors.Pack(codec, Pickles.Data), .. Archives.Zip(("a", Evil))]).ReasonCodes.Should().Contain("malicious");

    [Theory]
    [MemberData(nameof(Codecs))]
    public void TextThatAnUnpicklerWouldReadIsReadAsAPickle(string codec) =>
        Scans.File("m.joblib", Compressors.Pack(codec, "just words"u8.ToArray())).Outcome.Should().NotBe(Outcome.Pass);

    [Theory]
    [MemberData(nameof(Codecs))]
    public void CompressionInsideCompressionIsOpened(string codec) =>
        Scans.File("m.bin", Compressors.Pack("gzip", Compressors.Pack(codec, Archives.Zip(("a", Compressors.Pack(codec, Evil)))))).ReasonCodes.Should().Contain("malicious");

    [Theory]
    [MemberData(nameof(Codecs))]
    public void NestingHasABound(string codec)
    {
        var packed = Pickles.Data;
        for (var i = 0; i < 7; i++)
        {
            packed = Compressors.Pack(codec, packed);
        }

        Scans.File("m.bin", packed).ReasonCodes.Should().Contain("container-too-deep");
    }

    [Theory]
    [MemberData(nameof(Codecs))]
    public void ABombIsNotEstablished(string codec) =>
        Scans.File("m.bin", Compressors.Pack(codec, new byte[30_000_000]), Limits.Default with { MaxBufferedMemberBytes = 25_000_000, MaxUnpackRatio = 100 })
            .ReasonCodes.Should().Contain("member-too-large");

    [Fact]
    public void ManySmallBombsTogetherAreBounded()
    {
        var bomb = Archives.Gzip(new byte[900_000]);
        var forge = new TarForge();
        for (var i = 0; i < 300; i++)
        {
            forge.Add($"m{i}.gz", bomb);
        }

        var result = Scans.File("m.tgz", Archives.Gzip(forge.ToArray()), Limits.Default with { MaxBufferedMemberBytes = 1_000_000 });

        result.Outcome.Should().Be(Outcome.NotEstablished);
        result.ReasonCodes.Should().Contain("member-too-large");
    }

    [Fact]
    public void AnXzStreamBehindAnLzmaStreamIsRead() =>
        Scans.File("m.joblib", [.. Compressors.Pack("lzma", EvilText[..1]), .. Compressors.Pack("xz", EvilText[1..])]).ReasonCodes.Should().Contain("malicious");

    [Theory]
    [InlineData("ZF0x{0,-17:x}")]
    [InlineData("ZF{0,-19:X}")]
    [InlineData("ZF   0x{0,-14:x}")]
    public void JoblibOfOldIsOpened(string header)
    {
        Scans.File("m.pkl", Legacy(header, Evil)).ReasonCodes.Should().Contain("malicious");
        Scans.File("m.any", Legacy(header, Evil)).ReasonCodes.Should().Contain("malicious");
        Scans.File("m.pkl", Legacy(header, Pickles.Data)).Outcome.Should().Be(Outcome.Pass);
        Scans.File("m.pkl", [.. Legacy(header, Pickles.Data), 1]).Outcome.Should().Be(Outcome.NotEstablished);
    }

    [Theory]
    [InlineData(0x1A)]
    [InlineData(0x5F)]
    public void SkippableFramesHideNothing(int magic)
    {
        byte[] skippable = [(byte)magic, 0x2a, 0x4d, 0x18, 5, 0, 0, 0, .. "notes"u8];
        var hidden = Scans.File("m.joblib", [.. skippable, .. Compressors.Pack("lz4", Evil)]);

        hidden.ReasonCodes.Should().Contain(magic >= 0x50 ? "malicious" : "not-established");
    }

    private static byte[] Legacy(string header, byte[] content) =>
        [.. Encoding.ASCII.GetBytes(string.Format(CultureInfo.InvariantCulture, header, content.Length)), .. Archives.Zlib(content)];
}
