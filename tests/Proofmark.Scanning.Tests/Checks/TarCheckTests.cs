using System.Buffers.Binary;
using System.Text;
using Proofmark.Core;
using Proofmark.Scanning.Tests.Support;
using Proofmark.Tests;

namespace Proofmark.Scanning.Tests.Checks;

/// <summary>Tar archives, and the checkpoints that PyTorch wrote as such.</summary>
public sealed class TarCheckTests
{
    private static readonly byte[] Evil = Pickles.Call("os", "system");

    [Fact]
    public void AnOrdinaryArchivePasses() =>
        Scans.File("m.tar", new TarForge().Add("d/", [], '5').Add("d/a.pkl", Pickles.Data).Add("notes.txt", "words"u8.ToArray()).Add("l", [], '2', "d/a.pkl").ToArray())
            .Outcome.Should().Be(Outcome.Pass);

    [Fact]
    public void APayloadInAMemberIsFoundWhateverItsName()
    {
        var result = Scans.File("m.any", new TarForge().Add("a.txt", Evil).ToArray());

        result.ReasonCodes.Should().Contain("malicious");
        result.Findings.Should().Contain(f => f.Location.Member == "a.txt");
    }

    [Fact]
    public void APayloadBehindTheEndIsFound() =>
        Scans.File("m.tar", [.. new TarForge().Add("a", Pickles.Data).ToArray(), .. new TarForge().Add("b", Evil).ToArray()]).ReasonCodes.Should().Contain("malicious");

    [Fact]
    public void BytesBehindTheEndAreNeverAPass() =>
        Scans.File("m.tar", [.. new TarForge().Add("a", Pickles.Data).ToArray(), .. Evil]).Outcome.Should().Be(Outcome.Fail);

    [Fact]
    public void AnArchiveBehindTheEndIsReadToo() =>
        Scans.File("m.tar", [.. new TarForge().Add("a", Pickles.Data).ToArray(), .. Archives.Zip(("a", Evil))]).ReasonCodes.Should().Contain("malicious");

    [Fact]
    public void APickleWhoseFirstLineIsTheNameOfAMemberIsBoth()
    {
        var result = Scans.File("m.tar", new TarForge().Add("cos\nsystem\n(S'id'\ntR.", Pickles.Data).ToArray());

        result.ReasonCodes.Should().Contain("malicious");
        result.Findings.Should().Contain(f => f.RuleId == "file.polyglot");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void ADuplicateHidesNothing(int evil) =>
        Scans.File("m.tar", new TarForge().Add("a", evil == 0 ? Evil : Pickles.Data).Add("a", evil == 1 ? Evil : Pickles.Data).ToArray()).ReasonCodes.Should().Contain("malicious");

    [Theory]
    [InlineData('7')]
    [InlineData('V')]
    [InlineData('M')]
    [InlineData('?')]
    [InlineData('\0')]
    public void APayloadInAnyKindOfFileIsFound(char type) => Scans.File("m.tar", new TarForge().Add("a", Evil, type).ToArray()).ReasonCodes.Should().Contain("malicious");

    [Theory]
    [InlineData('1')]
    [InlineData('2')]
    [InlineData('5')]
    [InlineData('S')]
    [InlineData('x')]
    [InlineData('g')]
    [InlineData('L')]
    public void APayloadWhereNoContentBelongsIsNeverAPass(char type) =>
        Scans.File("m.tar", new TarForge().Add("a", [.. Evil, .. new byte[600]], type, "b").Add("c", Pickles.Data).ToArray())
            .Outcome.Should().Be(type == 'L' ? Outcome.Pass : type is '1' or '2' or '5' ? Outcome.Fail : Outcome.NotEstablished);

    [Fact]
    public void AMemberThatReadersOfUstarAloneSeeIsFoundOrTold()
    {
        // The content of the outer member is a header and a payload, for readers that take its size from the header.
        var hidden = new TarForge().Add("hidden", Evil).ToArray();
        var result = Scans.File("m.tar", new TarForge().Pax(("size", "3072")).Add("a", [.. new byte[512], .. hidden, .. new byte[512]], size: 512).ToArray());

        result.Outcome.Should().NotBe(Outcome.Pass);
    }

    [Fact]
    public void ABrokenChecksumIsNeverAPass()
    {
        var bytes = new TarForge().Add("a", Pickles.Data).Add("b", Pickles.Data).ToArray();
        bytes[1024 + 150] ^= 1;

        Scans.File("m.tar", bytes).Outcome.Should().Be(Outcome.NotEstablished);
    }

    [Fact]
    public void ALinkOutOfTheFolderIsSuspicious() =>
        Scans.File("m.tar", new TarForge().Add("a", [], '2', "../../x").ToArray()).Findings.Should().Contain(f => f.RuleId == "tar.deceptive-structure" && f.References.Contains("CWE-59"));

    [Fact]
    public void NestedContainersAreOpenedToTheBound()
    {
        var inner = new TarForge().Add("a.pkl", Evil).ToArray();
        Scans.File("m.tgz", Archives.Gzip(new TarForge().Add("in.zip", Archives.Zip(("in.tar", inner))).ToArray())).ReasonCodes.Should().Contain("malicious");
        for (var i = 0; i < 6; i++)
        {
            inner = new TarForge().Add("in.tar", inner).ToArray();
        }

        Scans.File("m.tar", inner).ReasonCodes.Should().Contain("container-too-deep");
    }

    [Theory]
    [InlineData("model_config.yaml", "target: nemo.own.Model")]
    [InlineData("./in/schema.json", "{\"__loader__\": \"OperatorFuncNode\"}")]
    [InlineData("MAR-INF/MANIFEST.json", "{\"model\": {\"handler\": \"x.py\"}}")]
    public void TextThatNamesWhatIsCalledIsNeverAPass(string name, string text)
    {
        Scans.File("m.nemo", new TarForge().Add(name, Encoding.UTF8.GetBytes(text)).ToArray()).Outcome.Should().Be(Outcome.NotEstablished);
        Scans.File("m.skops", Archives.Zip((name, Encoding.UTF8.GetBytes(text)))).Outcome.Should().Be(Outcome.NotEstablished);
    }

    [Fact]
    public void CheckpointsOfPyTorchAreReadProgramByProgram()
    {
        Scans.File("m.pt", Torch()).Outcome.Should().Be(Outcome.Pass);
        Scans.File("m.pt", Torch(pickle: Evil)).ReasonCodes.Should().Contain("malicious");
        Scans.File("m.pt", Torch(info: Evil)).ReasonCodes.Should().Contain("malicious");
    }

    [Fact]
    public void ACheckpointIsOneBehindAnyNumberOfOtherMembers()
    {
        // A persistent identifier in text is no start of an ordinary pickle, but PyTorch resolves it here.
        var forge = new TarForge();
        for (var i = 0; i < 40; i++)
        {
            forge.Add($"m{i}.txt", []);
        }

        Scans.File("m.pt", forge.Add("pickle", [.. "P10\n0"u8, .. Pickles.CallInProtocol0("os", "system")]).ToArray()).ReasonCodes.Should().Contain("malicious");
    }

    [Theory]
    [InlineData('1')]
    [InlineData('2')]
    public void APartThatIsALinkIsNeverAPass(char type) =>
        Scans.File("m.pt", new TarForge().Add("notes.txt", [.. "P10\n0"u8, .. Pickles.CallInProtocol0("os", "system")]).Add("pickle", [], type, "notes.txt").ToArray())
            .Outcome.Should().NotBe(Outcome.Pass);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void APayloadAmongTheStoragesIsFound(int place)
    {
        byte[][] parts = [Count(1), [.. Key("FloatStorage"), .. Number(2), .. new byte[8]], Empty];
        parts[place] = [.. place == 1 ? parts[1] : [], .. Evil];

        Scans.File("m.pt", Torch(storages: [.. parts.SelectMany(part => part)])).ReasonCodes.Should().Contain("malicious");
    }

    [Theory]
    [InlineData("NoStorage", 2)]
    [InlineData("FloatStorage", 3)]
    [InlineData("FloatStorage", -1)]
    [InlineData("FloatStorage", long.MaxValue)]
    public void AStorageWhoseEndIsNotKnownIsNeverAPass(string type, long count) =>
        Scans.File("m.pt", Torch(storages: [.. Count(1), .. Key(type), .. Number(count), .. new byte[8], .. Empty])).Outcome.Should().NotBe(Outcome.Pass);

    [Fact]
    public void APayloadInTheGuiseOfNumbersIsNeverAPass()
    {
        // The class is taken from the stack again: the tuple holds none, and the loader takes no size from it.
        byte[] key = [0x80, 2, .. "(K\u0001U\u0003cpuctorch\nFloatStorage\n0Nt."u8];

        Scans.File("m.pt", Torch(storages: [.. Count(1), .. key, .. Number(10), .. Evil, .. new byte[40]])).Outcome.Should().NotBe(Outcome.Pass);
    }

    [Fact]
    public void TensorsAreReadProgramByProgram() =>
        Scans.File("m.pt", Torch(tensors: [.. Count(1), .. Key("FloatTensor"), 1, 0, 0, 0, 0, 0, 0, 0, .. Number(2), .. Number(1), .. Number(0), .. Evil]))
            .ReasonCodes.Should().Contain("malicious");

    private static readonly byte[] Empty = [0x80, 2, (byte)']', (byte)'.'];

    private static byte[] Torch(byte[]? info = null, byte[]? pickle = null, byte[]? storages = null, byte[]? tensors = null) => new TarForge()
        .Add("sys_info", info ?? Pickles.Data)
        .Add("pickle", pickle ?? Pickles.Data)
        .Add("storages", storages ?? [.. Count(1), .. Key("FloatStorage"), .. Number(2), .. new byte[8], .. Empty])
        .Add("tensors", tensors ?? Count(0))
        .ToArray();

    private static byte[] Count(byte count) => [0x80, 2, (byte)'K', count, (byte)'.'];

    private static byte[] Key(string type) => [0x80, 2, .. Encoding.Latin1.GetBytes($"(K\u0001U\u0003cpuctorch\n{type}\nt.")];

    private static byte[] Number(long value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        return bytes;
    }
}
