using System.Text;
using Proofmark.Core;
using Proofmark.Formats.Identification;
using Proofmark.Formats.Tar;
using Proofmark.Tests;

namespace Proofmark.Formats.Tests.Tar;

public sealed class TarReaderTests(TempFolder files) : IClassFixture<TempFolder>
{
    private const string Write = """
        import io, os, shutil, subprocess, tarfile
        long = 'folder/' + 'n' * 150 + '/' + 'm' * 120
        names = ['a.bin', 'folder/b.bin', 'grüße.bin', long]
        for name, form in (('ustar', tarfile.USTAR_FORMAT), ('gnu', tarfile.GNU_FORMAT), ('pax', tarfile.PAX_FORMAT)):
            with tarfile.open(name + '.tar', 'w', format=form) as tar:
                folder = tarfile.TarInfo('folder'); folder.type = tarfile.DIRTYPE; tar.addfile(folder)
                for n in names[:3] if name == 'ustar' else names:
                    t = tarfile.TarInfo(n); t.size = 700; tar.addfile(t, io.BytesIO(n.encode().ljust(700, b'.')))
                s = tarfile.TarInfo('folder/link'); s.type = tarfile.SYMTYPE; s.linkname = '../a.bin'; tar.addfile(s)
                h = tarfile.TarInfo('hard'); h.type = tarfile.LNKTYPE; h.linkname = 'a.bin'; tar.addfile(h)
        os.makedirs('in/folder', exist_ok=True)
        for n in names[:3]: open('in/' + n, 'wb').write(n.encode().ljust(700, b'.'))
        os.symlink('../a.bin', 'in/folder/link'); os.link('in/a.bin', 'in/hard')
        with open('sparse', 'wb') as f:
            for i in range(30): f.seek(i * 100000); f.write(b'x' * 4096)
        if shutil.which('tar'):
            for form in ('v7', 'oldgnu', 'gnu', 'ustar', 'pax'):
                subprocess.run(['tar', '-cf', 'cli-%s.tar' % form, '--format', form, '-C', 'in', 'a.bin', 'folder', 'grüße.bin', 'hard'], check=True)
            subprocess.run(['tar', '-cSf', 'sparse-old.tar', '--format', 'gnu', 'sparse', 'in/a.bin'], check=True)
            subprocess.run(['tar', '-cSf', 'sparse-pax.tar', '--format', 'posix', 'sparse', 'in/a.bin'], check=True)
        """;

    [Fact]
    public void What_programs_write_is_read_without_a_word()
    {
        var folder = files.MadeBy(Write, "tarfile");
        foreach (var path in Directory.EnumerateFiles(folder.Path, "*.tar").Where(path => !path.Contains("sparse", StringComparison.Ordinal)))
        {
            var file = folder.Read(Path.GetFileName(path));
            FormatIdentifier.Identify(file, "x", Limits.Default).Interpretations.Select(one => one.Format.Id).Should().Equal(["tar"], path);
            var reading = Read(file.ToArray());

            reading.Anomalies.Should().BeEmpty(path);
            reading.Unread.Should().BeEmpty(path);
            var contents = reading.Members.Where(one => one.Kind == TarMemberKind.File).ToList();
            contents.Should().HaveCountGreaterThanOrEqualTo(3, path);
            contents.Should().OnlyContain(one => one.Data.Length == 700);
            foreach (var member in contents)
            {
                Encoding.UTF8.GetString(file.ToArray(), (int)member.Data.Start, 700).TrimEnd('.').Should().Be(member.Name);
            }

            reading.Members.Should().Contain(one => one.Kind == TarMemberKind.SymbolicLink && one.LinkTarget == "../a.bin");
            reading.Members.Should().Contain(one => one.Kind == TarMemberKind.HardLink);
        }
    }

    [Theory]
    [InlineData("sparse-old.tar")]
    [InlineData("sparse-pax.tar")]
    public void Sparse_files_are_not_read_and_what_follows_is(string name)
    {
        var folder = files.MadeBy(Write, "tarfile");
        Assert.SkipUnless(File.Exists(folder.File(name)), "tar is absent");
        var reading = Read(folder.Read(name).ToArray());

        reading.Members.Should().HaveCount(2);
        reading.Members[0].Unreadable.Should().Contain("sparse");
        reading.Members[1].Name.Should().Be("in/a.bin");
        reading.Unread.Should().BeEmpty();
    }

    [Theory]
    [InlineData("../x", "tar-name-traversal")]
    [InlineData("a/../../x", "tar-name-traversal")]
    [InlineData("/etc/x", "tar-name-traversal")]
    [InlineData("C:/x", "tar-name-traversal")]
    [InlineData("..\\x", "tar-name-traversal")]
    public void Names_that_leave_are_told(string name, string code) => Codes(new TarForge().Add(name, [])).Should().Equal(code);

    [Theory]
    [InlineData("l", '2', "/etc/passwd", true)]
    [InlineData("l", '2', "../x", true)]
    [InlineData("a/b/l", '2', "../../../x", true)]
    [InlineData("a/b/l", '2', "../../x", false)]
    [InlineData("a/b/l", '1', "../x", true)]
    [InlineData("a/b/l", '1', "a/x", false)]
    public void Links_that_leave_are_told(string name, char type, string target, bool leaves) =>
        Codes(new TarForge().Add(name, [], type, target)).Should().Equal(leaves ? ["tar-link-escapes"] : []);

    [Fact]
    public void A_member_through_a_link_is_told() =>
        Codes(new TarForge().Add("d", [], '2', "e").Add("./d//x", [1])).Should().Equal("tar-through-link");

    [Fact]
    public void Duplicates_are_told_and_both_are_there()
    {
        var reading = Read(new TarForge().Add("a", [1]).Add("./a", [2]).ToArray());

        reading.Anomalies.Select(one => one.Code).Should().Equal("tar-duplicate-name");
        reading.Members.Should().HaveCount(2);
    }

    [Fact]
    public void Members_behind_the_end_are_there_and_told()
    {
        var reading = Read([.. new TarForge().Add("a", [1]).ToArray(), .. new TarForge().Add("b", [2]).ToArray()]);

        reading.Members.Select(one => one.Name).Should().Equal("a", "b");
        reading.Anomalies.Select(one => one.Code).Should().Equal("tar-after-end");
    }

    [Fact]
    public void Bytes_behind_the_end_are_unread()
    {
        var reading = Read([.. new TarForge().Add("a", [1]).ToArray(), .. "payload"u8]);

        reading.Unread.Should().ContainSingle().Which.Range.Length.Should().Be(7);
    }

    [Fact]
    public void A_broken_header_is_unread_and_what_follows_is_found()
    {
        var first = new TarForge().Add("a", [1]);
        var second = new TarForge().Add("b", [2]).ToArray();
        second[0] = (byte)'c';
        var reading = Read(first.Raw(second).Add("d", [3]).ToArray());

        reading.Members.Select(one => one.Name).Should().Equal("a", "d");
        reading.Unread.Should().NotBeEmpty();
    }

    [Fact]
    public void Sizes_of_base_256_are_read()
    {
        var reading = Read(new TarForge().Add("a", new byte[600], change: header => Base256(header, 600)).Add("b", [1]).ToArray());

        reading.Members.Select(one => (one.Name, one.Data.Length)).Should().Equal(("a", 600L), ("b", 1L));
        reading.Unread.Should().BeEmpty();
    }

    [Theory]
    [InlineData(0xff)]
    [InlineData(0x81)]
    public void Negative_and_monstrous_sizes_are_no_headers(int first) =>
        Read(new TarForge().Add("a", [1], change: header => header.AsSpan(124, 12).Fill((byte)first)).ToArray()).Unread.Should().NotBeEmpty();

    [Fact]
    public void A_size_beyond_the_file_is_cut_and_unread()
    {
        var reading = Read(new TarForge().Add("a", [1, 2, 3], change: header => Base256(header, long.MaxValue >> 10)).ToArray());

        reading.Members.Should().ContainSingle().Which.Data.End.Should().BeLessThanOrEqualTo(2048);
        reading.Unread.Should().ContainSingle().Which.Reason.Should().Contain("ends after");
    }

    [Fact]
    public void A_pax_size_against_the_size_of_the_header_is_told()
    {
        // Readers of ustar see a member behind 512 bytes, readers of pax behind 1024.
        var reading = Read(new TarForge().Pax(("size", "1024")).Add("a", new byte[1024], size: 512).Add("b", [1]).ToArray());

        reading.Anomalies.Should().Contain(one => one.Code == "tar-size-differs" && one.Deceptive);
    }

    [Theory]
    [InlineData("9 size=x\n")]
    [InlineData("99 path=x\n")]
    [InlineData("x path=y\n")]
    [InlineData("9 pathxy\n")]
    [InlineData("10 path=y\0\n")]
    public void Pax_records_that_break_their_form_are_unread(string records) =>
        Read(new TarForge().Add("pax", Encoding.UTF8.GetBytes(records), 'x').Add("a", [1]).ToArray()).Unread.Should().NotBeEmpty();

    [Fact]
    public void Two_pax_headers_for_one_member_are_unread() =>
        Read(new TarForge().Pax(("path", "x")).Pax(("path", "y")).Add("a", [1]).ToArray()).Unread.Should().ContainSingle();

    [Fact]
    public void A_size_for_all_members_is_unread() =>
        Read(new TarForge().Add("g", TarForge.Records(("size", "0")), 'g').Add("a", [1]).ToArray()).Unread.Should().ContainSingle();

    [Theory]
    [InlineData('1')]
    [InlineData('2')]
    [InlineData('5')]
    [InlineData('6')]
    public void Content_of_what_has_none_is_unread(char type) =>
        Read(new TarForge().Add("a", new byte[512], type, "b").ToArray()).Unread.Should().Contain(part => part.Reason.Contains("disagree", StringComparison.Ordinal));

    [Theory]
    [InlineData('7')]
    [InlineData('M')]
    [InlineData('V')]
    [InlineData('Z')]
    public void Other_kinds_are_files(char type) => Read(new TarForge().Add("a", [1], type).ToArray()).Members.Should().ContainSingle().Which.Kind.Should().Be(TarMemberKind.File);

    [Fact]
    public void Long_names_come_from_the_header_before()
    {
        var name = new string('n', 3000);
        var reading = Read(new TarForge().Add("././@LongLink", Encoding.UTF8.GetBytes(name + "\0"), 'L').Add("short", [1]).ToArray());

        reading.Members.Should().ContainSingle().Which.Name.Should().Be(name);
    }

    [Fact]
    public void Two_names_for_one_member_are_unread() =>
        Read(new TarForge().Add("././@LongLink", "x\0"u8.ToArray(), 'L').Pax(("path", "y")).Add("a", [1]).ToArray()).Unread.Should().ContainSingle();

    [Fact]
    public void A_long_name_that_lies_about_its_size_costs_nothing()
    {
        var bytes = new TarForge().Add("././@LongLink", [1], 'L', size: 1L << 32).ToArray();

        Hostile.Allocated(() => Read(bytes).Unread.Should().NotBeEmpty()).Should().BeLessThan(1_000_000);
    }

    [Fact]
    public void The_number_of_members_is_bounded()
    {
        var forge = new TarForge();
        for (var i = 0; i < 30; i++)
        {
            forge.Add($"m{i}", []);
        }

        var reading = TarReader.Read(new MemoryStream(forge.ToArray()), Limits.Default with { MaxArchiveEntries = 20 }, CancellationToken.None);

        reading.Members.Should().HaveCount(20);
        reading.Unread.Should().ContainSingle();
    }

    [Fact]
    public void Random_changes_never_throw() => Hostile.NeverThrows(
        new TarForge().Add("././@LongLink", "long\0"u8.ToArray(), 'L').Add("a", new byte[600]).Pax(("path", "x"), ("size", "3")).Add("b", [1, 2, 3]).Add("l", [], '2', "a").ToArray(),
        stream => TarReader.Read(stream, Limits.Default, CancellationToken.None));

    [Fact]
    public void Every_cut_is_noticed_or_loses_only_zeros()
    {
        var bytes = new TarForge().Add("a", Enumerable.Repeat((byte)7, 600).ToArray()).Add("b", Enumerable.Repeat((byte)8, 512).ToArray()).ToArray();
        for (var length = 1; length < bytes.Length - 1024; length++)
        {
            var reading = Read(bytes[..length]);
            var whole = reading.Members is [{ Name: "a", Data.Length: 600 }] && length is >= 512 + 600 and <= 512 + 1024;
            (reading.Unread.Count > 0 || whole).Should().BeTrue($"{length} bytes");
        }
    }

    private static void Base256(byte[] header, long size)
    {
        header.AsSpan(124, 12).Clear();
        header[124] = 0x80;
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(header.AsSpan(128), size);
    }

    private static TarReading Read(byte[] bytes) => TarReader.Read(new MemoryStream(bytes), Limits.Default, CancellationToken.None);

    private static IEnumerable<string> Codes(TarForge forge) => Read(forge.ToArray()).Anomalies.Select(one => one.Code);
}
