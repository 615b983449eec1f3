using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Proofmark.Core;
using Proofmark.Scanning.Tests.Support;
using Proofmark.Tests;

namespace Proofmark.Scanning.Tests.Bombs;

/// <summary>Small files that ask for much. None is a pass, and none costs more memory than the limits allow.</summary>
public sealed class BombTests
{
    private const long Most = 256L * 1024 * 1024;
    private const long MostForEachMember = 16 * 1024;

    public static TheoryData<string, string> Cases => new()
    {
        { "zip: 400 names for the same ten megabytes, 4 GB from less than 42 kB", "a.zip" },
        { "zip: five levels of sixteen archives, 4.5 PB from 43 kB", "a.zip" },
        { "zip: 100,000 entries", "a.zip" },
        { "gzip: 4 GB in 64 members", "a.joblib" },
        { "zlib: 1 GB", "a.joblib" },
        { "lz4: 1 GB", "a.joblib" },
        { "bzip2: 4 GB in 64 streams", "a.joblib" },
        { "xz: 4 GB in 64 streams", "a.joblib" },
        { "zstd: 4 GB in 64 frames", "a.joblib" },
        { "pickle: a billion laughs", "a.pkl" },
        { "pickle: lists a million deep", "a.pkl" },
        { "pickle: tuples a million deep", "a.pkl" },
        { "safetensors: header a million deep", "a.safetensors" },
        { "safetensors: header of 100 MB that is not there", "a.safetensors" },
        { "GGUF: arrays a hundred thousand deep", "a.gguf" },
        { "GGUF: 2^60 strings", "a.gguf" },
        { "npy: brackets a hundred thousand deep", "a.npy" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void ABombIsBounded(string bomb, string file)
    {
        using var folder = new TempFolder();
        var path = folder.Write(file, Make(bomb));
        var before = GC.GetAllocatedBytesForCurrentThread();

        var result = Scans.Path(path, parallelism: 1).Results.Should().ContainSingle().Subject;

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(bomb.EndsWith("100,000 entries", StringComparison.Ordinal) ? 100_000 * MostForEachMember : Most);
        result.Outcome.Should().BeOneOf(Outcome.Fail, Outcome.NotEstablished);
    }

    [Fact]
    public void TheFortyTwoAreSmall()
    {
        Make("zip: 400 names for the same ten megabytes, 4 GB from less than 42 kB").Length.Should().BeLessThan(42_000);
        Make("zip: five levels of sixteen archives, 4.5 PB from 43 kB").Length.Should().BeLessThan(43_000);
    }

    private static byte[] Make(string bomb) => bomb switch
    {
        "zip: 400 names for the same ten megabytes, 4 GB from less than 42 kB" => Overlapping(),
        "zip: five levels of sixteen archives, 4.5 PB from 43 kB" => Nested(5),
        "zip: 100,000 entries" => Many(100_000),
        "gzip: 4 GB in 64 members" => [.. Enumerable.Repeat(Archives.Gzip(new byte[64 * 1024 * 1024]), 64).SelectMany(static m => m)],
        "zlib: 1 GB" => Zeros(1024),
        "lz4: 1 GB" => Compressors.Pack("lz4", new byte[1024 * 1024 * 1024]),
        "bzip2: 4 GB in 64 streams" => Repeated("bzip2"),
        "xz: 4 GB in 64 streams" => Repeated("xz"),
        "zstd: 4 GB in 64 frames" => Repeated("zstd"),
        "pickle: a billion laughs" => Laughs(),
        "pickle: lists a million deep" => [0x80, 4, .. Repeat("]", 1_000_000), .. Repeat("a", 999_999), (byte)'.'],
        "pickle: tuples a million deep" => [0x80, 4, .. Repeat("(", 1_000_000), .. Repeat("t", 1_000_000), (byte)'.'],
        "safetensors: header a million deep" => Header(Repeat("{\"a\":", 1_000_000), 5_000_000),
        "safetensors: header of 100 MB that is not there" => Header("{"u8.ToArray(), 100_000_000),
        "GGUF: arrays a hundred thousand deep" => Arrays(100_000),
        "GGUF: 2^60 strings" => new GgufForge().Header(0, 1).Text("a").U32(9).U32(8).U64(1UL << 60).ToArray(),
        _ => [0x93, .. "NUMPY"u8, 2, 0, 0xa0, 0x86, 1, 0, .. Encoding.ASCII.GetBytes("{'descr': "), .. Repeat("[", 99_990)],
    };

    private static byte[] Overlapping()
    {
        var zip = new ZipForge().Add(new ZipForge.Member("a", new byte[10_700_000]) { Method = 8 });
        foreach (var i in Enumerable.Range(0, 400))
        {
            zip.Add(new ZipForge.Member($"b{i}", []) { Method = 8, Local = false, HeaderOffset = 0, Size = 10_700_000 });
        }

        return zip.ToArray();
    }

    private static byte[] Nested(int levels)
    {
        var inner = ZipForge.Make(new ZipForge.Member("0", new byte[4 * 1024 * 1024]) { Method = 8 });
        for (var i = 0; i < levels; i++)
        {
            inner = ZipForge.Make([.. Enumerable.Range(0, 16).Select(n => new ZipForge.Member($"{n}.zip", inner) { Method = 8 })]);
        }

        return inner;
    }

    private static byte[] Many(int entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            for (var i = 0; i < entries; i++)
            {
                using var member = zip.CreateEntry($"{i}.pkl", CompressionLevel.NoCompression).Open();
                member.Write(i == entries - 1 ? Pickles.Call("os", "system") : Pickles.Data);
            }
        }

        return bytes.ToArray();
    }

    private static byte[] Repeated(string codec)
    {
        var one = Compressors.Pack(codec, new byte[64 * 1024 * 1024]);
        return [.. Enumerable.Repeat(one, 64).SelectMany(static part => part)];
    }

    private static byte[] Zeros(int megabytes)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest))
        {
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < megabytes; i++)
            {
                zlib.Write(zeros);
            }
        }

        return packed.ToArray();
    }

    // Each tuple holds the one before it twice: 2^60 of them for whoever walks it.
    private static byte[] Laughs()
    {
        var bytes = new List<byte> { 0x80, 4, (byte)')', 0x94 };
        for (var i = 0; i < 60; i++)
        {
            bytes.AddRange([(byte)'h', (byte)i, (byte)'h', (byte)i, 0x86, 0x94]);
        }

        return [.. bytes, .. "0cposix\nsystem\n(h\x3ctR."u8];
    }

    private static byte[] Header(byte[] text, long length)
    {
        var bytes = new byte[8 + text.Length];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, length);
        text.CopyTo(bytes, 8);
        return bytes;
    }

    private static byte[] Arrays(int depth)
    {
        var file = new GgufForge().Header(0, 1).Text("a");
        for (var i = 0; i < depth; i++)
        {
            file.U32(9).U32(9).U64(1);
        }

        return file.ToArray();
    }

    private static byte[] Repeat(string part, int times)
    {
        var one = Encoding.Latin1.GetBytes(part);
        var all = new byte[one.Length * times];
        for (var i = 0; i < times; i++)
        {
            one.CopyTo(all, i * one.Length);
        }

        return all;
    }
}
