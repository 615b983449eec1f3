using System.Diagnostics;
using System.Formats.Tar;
using Proofmark.Core;
using Proofmark.Formats.Walking;
using Proofmark.Scanning.Tests.Support;

namespace Proofmark.Scanning.Tests.Walking;

public sealed class GitDataTests : IDisposable
{
    private const string Pack = ".git/objects/pack/pack-cccccccccccccccccccccccccccccccccccccccc.pack";
    private const string Loose = ".git/objects/ab/cccccccccccccccccccccccccccccccccccccc";

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void OnlyWhatGitWroteIsLeftOut()
    {
        folder.Write("model.bin", "x");
        Write(Loose, Archives.Zlib([.. "blob 3\0abc"u8]));
        Write(Pack, [.. "PACK"u8, 0, 0, 0, 2]);
        Write(".git/modules/a/b/index", [.. "DIRC"u8, 0, 0, 0, 2]);

        Walked().Should().Equal("model.bin");
        Items().OfType<WalkSkip>().Should().ContainSingle().Which.Should().BeEquivalentTo(new { Path = ".git", Outcome = Outcome.NotApplicable, Code = "version-control-data" });
    }

    /// <summary>Names that git does not give, beginnings that git does not write.</summary>
    [Theory]
    [InlineData(".git/objects/aa/short")]
    [InlineData(".git/lfs/objects/ab/cc/ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc123")]
    [InlineData(".git/objects/pack/pack-1.pack")]
    [InlineData(".git/objects/pack/pack-cccccccccccccccccccccccccccccccccccccccc.idx")]
    [InlineData(".git/index")]
    [InlineData(".git/HEAD")]
    [InlineData("objects/ab/cccccccccccccccccccccccccccccccccccccc")]
    public void OtherNamesAreWalked(string name)
    {
        Write(name, name.Contains("pack", StringComparison.Ordinal) ? [.. "PACK"u8, 0, 0, 0, 2] : Archives.Zlib([.. "blob 3\0abc"u8]));

        Walked().Should().Equal(name);
    }

    public static TheoryData<string, string> Hidings() => new()
    {
        // MIDX, BITM and CGPH are opcodes with their arguments: two bytes of a number and a text, a byte string of 5 MB, one of 71 bytes.
        { ".git/objects/pack/multi-pack-index", Convert.ToHexString([.. "MIDX"u8, 1, 0, 0, 0, (byte)'a', .. Call]) },
        { ".git/objects/info/commit-graph", Convert.ToHexString([.. "CGPH"u8, .. new byte[69], .. Call]) },
        { Loose, Convert.ToHexString(Archives.Zlib(Call)) },
        { Loose, Convert.ToHexString(Archives.Zlib([.. "commit\nsystem\n"u8, .. "(V1\ntR."u8])) },
        { Loose, Convert.ToHexString(Archives.Zlib([.. "blob x\0"u8, .. Call])) },
        { Loose, Convert.ToHexString(Call) },
        { Pack, Convert.ToHexString([.. "PACK"u8, 0, 0, 0, 2, .. Archives.Zip(("archive/data.pkl", Call))]) },
        { Loose, Convert.ToHexString([.. Archives.Zlib([.. "blob 3\0abc"u8]), .. Archives.Zip(("archive/data.pkl", Call))]) },
        { Pack, Convert.ToHexString([.. "PACK"u8, .. new byte[508], 0x89, .. "HDF\r\n\u001a\n"u8, .. new byte[64]]) },
        { Pack, Convert.ToHexString(Tar("PACK")) },
        { ".git/index", Convert.ToHexString(Tar("DIRC")) },
    };

    [Theory]
    [MemberData(nameof(Hidings))]
    public void WhatALoaderReadsAsAModelIsWalked(string name, string hex)
    {
        Write(name, Convert.FromHexString(hex));

        Walked().Should().Equal(name);
    }

    [Fact]
    public void ABitmapThatIsAPickleIsWalked()
    {
        var length = BitConverter.ToInt32([.. "ITM\0"u8]);
        Write(".git/objects/pack/pack-cccccccccccccccccccccccccccccccccccccccc.bitmap", [.. "BITM\0"u8, .. new byte[length], .. Call]);

        Walked().Should().ContainSingle();
    }

    [Fact]
    public void OfARealRepositoryNothingBinaryIsLeft()
    {
        Commit();

        Directory.GetFiles(folder[".git/objects"], "*", SearchOption.AllDirectories).Should().NotBeEmpty();
        Binary().Should().BeEmpty();
    }

    [Fact]
    public void OfAPackedRepositoryNothingBinaryIsLeft()
    {
        Commit();
        Assert.SkipUnless(Git("repack", "-q", "--write-bitmap-index", "-a"), "git cannot repack here");
        Git("multi-pack-index", "write").Should().BeTrue();
        Git("commit-graph", "write", "--reachable").Should().BeTrue();

        Directory.GetFiles(folder[".git/objects/pack"]).Should().Contain(f => f.EndsWith(".pack", StringComparison.Ordinal));
        Binary().Should().BeEmpty();
    }

    private void Commit()
    {
        Assert.SkipUnless(Git("init", "-q", "."), "git is not installed");
        folder.Write("weights.txt", string.Join('\n', Enumerable.Range(0, 20_000)));
        Git("add", ".").Should().BeTrue();
        Git("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-q", "-m", "one").Should().BeTrue();
        folder.Write("more.txt", "x");
        Git("add", ".").Should().BeTrue();
    }

    private IEnumerable<WalkFile> Binary() => Items().OfType<WalkFile>().Where(static f => File.ReadAllBytes(f.FullPath).Contains((byte)0));

    private static byte[] Call => [.. "cposix\nsystem\n(Vtrue\ntR."u8];

    private IReadOnlyList<WalkItem> Items() => new Walker(Limits.Default, default).Walk(folder.Path, "");

    private IEnumerable<string> Walked() => Items().OfType<WalkFile>().Select(static f => f.Path);

    private void Write(string path, byte[] bytes)
    {
        folder.Write(path, "");
        File.WriteAllBytes(folder[path], bytes);
    }

    private bool Git(params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = folder.Path })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static byte[] Tar(string firstName)
    {
        using var file = new MemoryStream();
        using (var writer = new TarWriter(file, TarEntryFormat.Ustar))
        {
            writer.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, firstName) { DataStream = new MemoryStream(Call) });
        }

        return file.ToArray();
    }
}
