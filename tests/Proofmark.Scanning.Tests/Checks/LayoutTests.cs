using System.Buffers.Binary;
using System.Text;
using Proofmark.Core;
using Proofmark.Scanning.Tests.Support;

namespace Proofmark.Scanning.Tests.Checks;

/// <summary>Formats whose layout is judged: safetensors, GGUF, zip.</summary>
public sealed class LayoutTests
{
    private const string Stopping =
        "gAJjam9ibGliLm51bXB5X3BpYwCTTlVNUFkCAHYAAAB7f3JkZXInOiBGYWxzZSAoMSwpLCB9ICAgICAgICA9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAKgAJjcG9zaXgKc3lzdGUAUEsDBBQA" +
        "AAAAAJKSd10i9e9YWFhYWFhYWFgQAAAAYXJjaGl2ZS9kYXRhLhAAbE4uLk4uLk4uLk4uLk4uMk4uLk4uUEsDBBQAAAAAAJKSd10i9e+PFAAAABQAAAQOAAAAYXJjaGl2ZS9kYXRhLzBOLi5OLi5OLi5OLi5OLohO" +
        "Li5OLlBLAwQUAAAAfwCSknddIvXvjxQAAAAUAAAADwAAAGFyY2hpdmUvdmVyc2lvbk4uLk4uLk4uLk4uLk4uLk4uLk4uUEsBAhQDFAAAAAAAkpJ3XSL1748UAAAAAAAAgBAAAAAAAAAAAAAAAKSBAAAAAGFyY/9/" +
        "dmUvZGF0YS5wa2xQSwECFAMUAAAAAACSknddIvXvjxQAAAAUHAAADgAAAAAAAP9/AAAApIFCAAAAYXJjaGl2ZS9kYf////9QSwECAAAAYXJjaGl2ZS92ZXL/aW9uUEsFBgAAAAADAAAAAAAAAAAApIGCAAAAYXJj" +
        "aGl2RC92ZXL/aW9uUEsFBgAAAAADAAMAtwAAAMMAAAAAAFBLAwQUCACSknddIvU=";

    private const string OneTensor = """{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""";

    [Fact]
    public void AnOrdinarySafetensorsFilePasses() => Scans.File("m.safetensors", Safetensors(OneTensor, new byte[8])).Outcome.Should().Be(Outcome.Pass);

    [Fact]
    public void DataBehindTheLastTensorIsDeceptive()
    {
        var result = Scans.File("m.safetensors", Safetensors(OneTensor, [.. new byte[8], .. "hidden payload"u8]));

        result.Outcome.Should().Be(Outcome.Fail);
        result.Findings.Should().Contain(f => f.RuleId == "safetensors.deceptive-structure");
    }

    [Fact]
    public void ATruncatedSafetensorsFileIsNotEstablished()
    {
        var result = Scans.File("m.safetensors", Safetensors(OneTensor, new byte[4]));

        result.Outcome.Should().NotBe(Outcome.Pass);
        Scans.File("m.safetensors", Safetensors("""{"w":{"dtype":"F32",""", [])).Outcome.Should().NotBe(Outcome.Pass);
    }

    [Fact]
    public void AZipBehindSafetensorsIsAPolyglotWhoseMembersAreScanned()
    {
        var result = Scans.File("m.safetensors", [.. Safetensors(OneTensor, new byte[8]), .. Archives.Zip(("a", Pickles.Call("os", "system")))]);

        result.ReasonCodes.Should().Contain("malicious");
        result.Findings.Should().Contain(f => f.RuleId == "file.polyglot");
    }

    // Found by fuzzing: a member of a member whose reading stops before its length.
    [Fact]
    public void AMemberThatGivesLessThanItsLengthBreaksNothing() =>
        Scanner.ScanContent(new MemoryStream(Convert.FromBase64String(Stopping)), "model.pkl", Limits.Default, TimeProvider.System, TestContext.Current.CancellationToken).Outcome.Should().NotBe(Outcome.Error).And.NotBe(Outcome.Pass);

    [Fact]
    public void AnOrdinaryGgufFileWithATemplatePasses()
    {
        Scans.File("m.gguf", Gguf(("general.name", "small"))).Outcome.Should().Be(Outcome.Pass);
        var result = Scans.File("m.gguf", Gguf(("tokenizer.chat_template", "{% for m in messages %}{{ m['content'] }}{% endfor %}")));
        result.Outcome.Should().Be(Outcome.Pass);
        result.Findings.Should().BeEmpty();
    }

    [Theory]
    [InlineData("tokenizer.chat_template")]
    [InlineData("tokenizer.chat_template.tool_use")]
    public void ATemplateThatReachesForPythonIsMalicious(string key)
    {
        var result = Scans.File("m.gguf", Gguf(("general.name", "x"), (key, "{{ cycler.__init__.__globals__.os.popen('id').read() }}")));

        result.ReasonCodes.Should().Equal("malicious");
        result.Findings.Should().Contain(f => f.RuleId == "template.malicious" && f.Location.Offset > 0 && f.References.Contains("CVE-2024-34359"));
    }

    [Fact]
    public void ACutGgufFileIsNotEstablished()
    {
        var bytes = Gguf(("general.name", "small"), ("tokenizer.chat_template", "{{ x }}"));

        Scans.File("m.gguf", bytes[..40]).Outcome.Should().Be(Outcome.NotEstablished);
    }

    [Fact]
    public void AMemberWhoseLocalNameDiffersIsDeceptiveAndScanned()
    {
        var zip = Archives.Zip(("weights.bin", Pickles.Data), ("second.bin", Pickles.Call("os", "system")));
        Replace(zip, "weights.bin"u8, "payload.bin"u8);

        var result = Scans.File("m.zip", zip);

        result.ReasonCodes.Should().Contain("malicious");
        result.Findings.Should().Contain(f => f.RuleId == "zip.deceptive-structure");
    }

    [Fact]
    public void AMemberWithAWrongChecksumIsScannedAllTheSame()
    {
        var zip = Archives.Torch(Pickles.Call("os", "system"));
        var central = zip.AsSpan().IndexOf("PK\u0001\u0002"u8);
        zip[central + 16] ^= 0xff;
        zip[14] ^= 0xff;

        Scans.File("m.pt", zip).ReasonCodes.Should().Contain("malicious");
    }

    [Theory]
    [InlineData(0x0001)]
    [InlineData(0x0020)]
    [InlineData(0x0040)]
    [InlineData(0x2000)]
    public void FlagsThatMakeReadersRefuseDoNotHideAMember(int flags)
    {
        var zip = Archives.Torch(Pickles.Call("os", "system"));
        var central = zip.AsSpan().IndexOf("PK\u0001\u0002"u8);
        BinaryPrimitives.WriteUInt16LittleEndian(zip.AsSpan(central + 8), (ushort)flags);
        BinaryPrimitives.WriteUInt16LittleEndian(zip.AsSpan(6), (ushort)flags);

        Scans.File("m.pt", zip).ReasonCodes.Should().Contain("malicious");
    }

    [Fact]
    public void AMemberOfAnUnknownMethodIsNotEstablished()
    {
        var zip = Archives.Zip(("data.txt", "hello"u8.ToArray()));
        var central = zip.AsSpan().IndexOf("PK\u0001\u0002"u8);
        BinaryPrimitives.WriteUInt16LittleEndian(zip.AsSpan(central + 10), 99);
        BinaryPrimitives.WriteUInt16LittleEndian(zip.AsSpan(8), 99);

        var result = Scans.File("m.zip", zip);

        result.Outcome.Should().NotBe(Outcome.Pass);
        result.Coverage.Unread.Should().Contain(u => u.Code == "member-unreadable");
    }

    [Fact]
    public void ACutArchiveIsNeverAPass() =>
        Scans.File("m.pt", Archives.Torch(Pickles.Data)[..^30]).Outcome.Should().NotBe(Outcome.Pass);

    [Fact]
    public void ADuplicateMemberIsScannedToo() =>
        Scans.File("m.pt", Archives.Zip(("a/data.pkl", Pickles.Call("os", "system")), ("a/data.pkl", Pickles.Data)))
            .ReasonCodes.Should().Contain("malicious");

    [Fact]
    public void RulesAreSortedAndUnique() =>
        ScanRules.All.Select(r => r.Id).Should().BeInAscendingOrder(StringComparer.Ordinal).And.OnlyHaveUniqueItems();

    private static byte[] Safetensors(string header, byte[] data)
    {
        var json = Encoding.UTF8.GetBytes(header);
        var bytes = new byte[8 + json.Length + data.Length];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, (ulong)json.Length);
        json.CopyTo(bytes, 8);
        data.CopyTo(bytes, 8 + json.Length);
        return bytes;
    }

    private static byte[] Gguf(params (string Key, string Text)[] entries)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write("GGUF"u8);
        writer.Write(3u);
        writer.Write(0ul);
        writer.Write((ulong)entries.Length);
        foreach (var (key, text) in entries)
        {
            writer.Write((ulong)Encoding.UTF8.GetByteCount(key));
            writer.Write(Encoding.UTF8.GetBytes(key));
            writer.Write(8u);
            writer.Write((ulong)Encoding.UTF8.GetByteCount(text));
            writer.Write(Encoding.UTF8.GetBytes(text));
        }

        while (bytes.Length % 32 != 0)
        {
            writer.Write((byte)0);
        }

        return bytes.ToArray();
    }

    private static void Replace(Span<byte> bytes, ReadOnlySpan<byte> old, ReadOnlySpan<byte> with) => with.CopyTo(bytes[bytes.IndexOf(old)..]);

    [Fact]
    public void BytesOfAnArchiveThatBelongToNoMemberKeepItFromPassing()
    {
        var zip = Archives.Torch(Pickles.Data);
        var directory = zip.AsSpan().IndexOf("PK\x01\x02"u8);
        byte[] stray = [.. zip[..directory], .. "bytes of nobody"u8, .. zip[directory..]];
        var offset = stray.AsSpan(stray.Length - 22 + 16, 4);
        BinaryPrimitives.WriteUInt32LittleEndian(offset, BinaryPrimitives.ReadUInt32LittleEndian(offset) + 15);

        Scans.File("model.pt", zip).Outcome.Should().Be(Outcome.Pass);
        var result = Scans.File("model.pt", stray);

        result.Outcome.Should().NotBe(Outcome.Pass);
        result.Coverage.Unread.Should().Contain(u => u.Location.Offset == directory && u.Code == ScanCodes.NotFullyRead);
    }
}
