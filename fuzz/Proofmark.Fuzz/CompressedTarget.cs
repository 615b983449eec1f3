using System.Globalization;
using System.IO.Compression;
using System.Text;
using Proofmark.Core;
using Proofmark.Formats.Compressed;
using Proofmark.Formats.Identification;

namespace Proofmark.Fuzz;

/// <summary>Feeds each reader of compressed data.</summary>
internal static class CompressedTarget
{
    private const int MaxUnpacked = 4 * 1024 * 1024;

    // Blocks of bzip2 and of legacy LZ4 take up to 8 MiB each while they are read.
    private const long MaxAllocated = 64 * 1024 * 1024;

    // Written by Python's bz2 and lzma, and by lz4 and zstd: this runtime has no encoder for them.
    private static readonly (string Format, string Base64)[] Written =
    [
        ("bzip2", "QlpoMTFBWSZTWXtnFS0AADEZgEAAf+A7abbAIABwU0aANAAAVJIQGQ0aGnqXJ6JsTUmpMuNllqtKopUqKJbPlnp3wz049u+WTHGyrYVbwQzJqQ2JsTAm5PxNSXJcm5OBOZKJclxP4u5IpwoSD2zipaA="),
        ("xz", "/Td6WFoAAAFpIt42AgAhARYAAAB0L+Wj4AGBAEtdADCYiJQYwQXntYbKKmm1ohs8+UDkKJlA6Bj92+WApHLYux4IPJGdkZyqTRVceH2lNwxTHUIyojYL0do7QYo1+yWfA4vWYLoMVz5EAAAAgYOyyAABY4IDAAAANeWmlD4wDYsCAAAAAAFZWg=="),
        ("xz", "/Td6WFoAAAD/EtlBAgAhARYAAAB0L+Wj4AGBAEtdADCYiJQYwQXntYbKKmm1ohs8+UDkKJlA6Bj92+WApHLYux4IPJGdkZyqTRVceH2lNwxTHUIyojYL0do7QYo1+yWfA4vWYLoMVz5EAAAAAAFfggMAAADjIh7nqAAK/AIAAAAAAFla"),
        ("lzma", "XQAAgAD//////////wAwmIiUGMEF57WGyipptaIbPPlA5CiZQOgY/dvlgKRy2LseCDyRnZGcqk0VXHh9pTcMUx1CMqI2C9HaO0GKNfslnwOL1mC6DGeD1f//9hhzcQ=="),
        ("lz4", "BCJNGGRAp3EAAADwEGFiYzBhYmNhYmMgdGhlIHF1aWNrIGJyb3duIGZveCAcAB8xIAAIABwAHzQgAAhAMmFiYwQAD2AABR8zIAAMAFwAAAQAD0AABR81oAAMHzbgAAwfN0AADB84gAAMHznAAAwQMUEBDwEBBlBveCAxMQAAAABXWpTV"),
        ("lz4", "AiFMGHEAAADwEGFiYzBhYmNhYmMgdGhlIHF1aWNrIGJyb3duIGZveCAcAB8xIAAIABwAHzQgAAhAMmFiYwQAD2AABR8zIAAMAFwAAAQAD0AABR81oAAMHzbgAAwfN0AADB84gAAMHznAAAwQMUEBDwEBBlBveCAxMQ=="),
        ("zstd", "KLUv/QRYvQIAlANhYmMwYWJjYWJjIHRoZSBxdWljayBicm93biBmb3ggMGFiYzExYWJjNDJhYmMyMzQ1Njc4OTEwMTELAASrQdAw0Ag0N7aGjayRMTQHGgbCB8LHESoyLFi0qQ=="),
        ("zstd", "KLUv/QRodQIAMsMLEbA90BsgB+nTzLBX0c3xGZ0IzIDRMYUMEcJgfm+w9al19EXf9mzCTUvue783eO8NqBDo6/8ZYDPEA2Di/y+FH6Q87hGPShh+HHSkLFi0qQ=="),
    ];

    /// <summary>One target for each format.</summary>
    public static IEnumerable<FuzzTarget> All => Names.Select(name => new FuzzTarget(name, input => Run(name, input), () => Seeds(name), MaxAllocated));

    private static IEnumerable<string> Names => ["zlib", "gzip", "joblib-zf", .. Written.Select(one => one.Format).Distinct(StringComparer.Ordinal)];

    private static void Run(string name, byte[] input)
    {
        ModelFormat format = CompressedReader.Formats.Single(one => one.Id == name);
        using var packed = new MemoryStream(input, writable: false);
        CompressedReading reading = CompressedReader.Unpack(
            format, packed, Stream.Null, Limits.Default with { MaxBufferedMemberBytes = MaxUnpacked }, CancellationToken.None);
        if (reading.UnpackedBytes > MaxUnpacked || reading.PackedBytes > input.Length || (reading.Stop is null && reading.Trailing is null && reading.PackedBytes != input.Length))
        {
            throw new InvalidOperationException("the figures of the reading contradict the input");
        }
    }

    private static IEnumerable<byte[]> Seeds(string name)
    {
        byte[] content = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 40).Select(i => $"abc{i * i % 7}abcabc the quick brown fox {i}")));
        if (name is "zlib" or "joblib-zf")
        {
            byte[] header = name == "zlib" ? [] : Encoding.ASCII.GetBytes("ZF0x" + content.Length.ToString("x", CultureInfo.InvariantCulture).PadRight(17));
            yield return [.. header, .. Pack(content, target => new ZLibStream(target, CompressionLevel.Optimal))];
            yield return [.. header, .. Pack(content, target => new ZLibStream(target, CompressionLevel.NoCompression))];
        }
        else if (name == "gzip")
        {
            byte[] one = Pack(content, target => new GZipStream(target, CompressionLevel.Optimal));
            yield return one;
            yield return [.. one, .. one, 0, 0];
        }

        foreach ((_, string text) in Written.Where(one => one.Format == name))
        {
            byte[] bytes = Convert.FromBase64String(text);
            yield return bytes;
            yield return [.. bytes, .. bytes];
        }
    }

    private static byte[] Pack(byte[] content, Func<Stream, Stream> open)
    {
        using var packed = new MemoryStream();
        using (Stream stream = open(packed))
        {
            stream.Write(content);
        }

        return packed.ToArray();
    }
}
