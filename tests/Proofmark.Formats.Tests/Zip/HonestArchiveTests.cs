using Proofmark.Tests;
using CsCheck;
using Proofmark.Core;
using Proofmark.Formats.Zip;

namespace Proofmark.Formats.Tests.Zip;

public sealed class HonestArchiveTests(TempFolder files) : IClassFixture<TempFolder>
{
    private const string Write = """
        import zipfile, os
        with zipfile.ZipFile('a.zip', 'w') as z:
            z.writestr('stored.bin', b'stored content')
            z.writestr('packed.bin', b'packed content ' * 1000, zipfile.ZIP_DEFLATED)
            z.writestr('dir/', b'')
        with zipfile.ZipFile('stream.zip', 'w') as z:
            with z.open('streamed', 'w', force_zip64=True) as f:
                f.write(b'x' * 1000)
        class Pipe:
            def __init__(self, f): self.f = f
            def write(self, b): return self.f.write(b)
            def flush(self): self.f.flush()
        with open('pipe.zip', 'wb') as f:
            with zipfile.ZipFile(Pipe(f), 'w') as z:
                z.writestr('one', b'first')
                z.writestr('two', b'second' * 100, zipfile.ZIP_DEFLATED)
        with zipfile.ZipFile('many.zip', 'w') as z:
            for i in range(70000): z.writestr(str(i), b'')
        """;

    [Theory]
    [InlineData("a.zip", 3)]
    [InlineData("stream.zip", 1)]
    [InlineData("pipe.zip", 2)]
    [InlineData("many.zip", 70_000)]
    public void Archives_of_CPython_are_read_without_a_word(string name, int members)
    {
        using var file = files.MadeBy(Write, "zipfile").Read(name);
        var archive = ZipFile.Open(file, Limits.Default)!;
        archive.Anomalies.Should().BeEmpty();
        archive.Unclaimed.Should().BeEmpty();
        archive.Complete.Should().BeTrue();
        archive.Members.Should().HaveCount(members);
        foreach (var member in archive.Members.Take(10))
        {
            using var content = archive.OpenMember(member)!;
            content.Drain();
            content.Anomalies.Should().BeEmpty();
            content.CrcMatches.Should().BeTrue();
        }
    }

    [Fact]
    public void Content_is_the_content()
    {
        var text = "packed content "u8.ToArray();
        var archive = ZipFile.Open(new MemoryStream(ZipForge.Make(new("s", text), new("d", text) { Method = 8 })), Limits.Default)!;
        foreach (var member in archive.Members)
        {
            using var content = archive.OpenMember(member)!;
            using var copy = new MemoryStream();
            content.CopyTo(copy);
            copy.ToArray().Should().Equal(text);
        }
    }

    [Fact]
    public void Stored_members_can_be_sought_in_and_still_be_checked()
    {
        var archive = ZipFile.Open(new MemoryStream(ZipForge.Make(new ZipForge.Member("s", "0123456789"u8.ToArray()))), Limits.Default)!;
        using var content = archive.OpenMember(archive.Members[0])!;
        content.Position = 5;
        content.ReadByte().Should().Be('5');
        content.CrcMatches.Should().BeFalse();
        content.Drain();
        content.CrcMatches.Should().BeTrue();
    }

    [Fact]
    public void Other_files_are_no_archives() =>
        ZipFile.Open(new MemoryStream("PK is a signature, and so on"u8.ToArray()), Limits.Default).Should().BeNull();

    [Fact]
    public void The_fast_checksum_equals_the_plain_one() => Gen.Byte.Array[0, 100].Sample(bytes =>
    {
        var crc = new Formats.Zip.Crc32();
        crc.Add(bytes.AsSpan(0, bytes.Length / 3));
        crc.Add(bytes.AsSpan(bytes.Length / 3));
        return crc.Value == Checksum.Of(bytes);
    });
}
