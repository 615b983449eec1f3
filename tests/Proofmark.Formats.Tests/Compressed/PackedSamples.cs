using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Proofmark.Core;
using Proofmark.Formats.Compressed;
using Proofmark.Formats.Compressed.Checksums;
using Proofmark.Formats.Identification;

namespace Proofmark.Formats.Tests.Compressed;

/// <summary>Small compressed files of known content, for attacks on them.</summary>
internal static class PackedSamples
{
    /// <summary>What all of them hold.</summary>
    public static readonly byte[] Content = Encoding.ASCII.GetBytes("abcabcabcabc, the quick brown fox; abcabcabc and the quick brown fox again.");

    /// <summary>Every format by its id, made by the genuine libraries where this runtime has none.</summary>
    public static byte[] Of(string format) => format switch
    {
        "zlib" => Zlib(Content),
        "gzip" => Gzip(Content),
        "bzip2" => Convert.FromBase64String(Bzip2),
        "xz" => Convert.FromBase64String(Xz),
        "lzma" => Convert.FromBase64String(Lzma),
        "lz4" => Lz4(Content),
        "zstd" => Convert.FromBase64String(Zstd),
        "joblib-zf" => [.. Encoding.ASCII.GetBytes("ZF0x" + Content.Length.ToString("x", CultureInfo.InvariantCulture).PadRight(17)), .. Zlib(Content)],
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    public static (CompressedReading Reading, byte[] Unpacked) Unpack(string format, byte[] packed, Limits? limits = null)
    {
        using var unpacked = new MemoryStream();
        var reading = CompressedReader.Unpack(
            ModelFormats.All.Single(one => one.Id == format), new MemoryStream(packed), unpacked, limits ?? Limits.Default, TestContext.Current.CancellationToken);
        return (reading, unpacked.ToArray());
    }

    public static byte[] Zlib(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.Optimal))
        {
            stream.Write(content);
        }

        return packed.ToArray();
    }

    public static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Optimal))
        {
            stream.Write(content);
        }

        return packed.ToArray();
    }

    /// <summary>A frame of one block that holds the content as it is, or the packed block that is given.</summary>
    public static byte[] Lz4(byte[] content, byte[]? block = null, byte flags = 0x74, byte size = 0x40)
    {
        byte[] data = block ?? content;
        byte[] length = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(length, (uint)data.Length | (block is null ? 0x80000000 : 0));
        byte[] whole = [0x04, 0x22, 0x4d, 0x18, flags, size, (byte)(XxHash32.Of([flags, size]) >> 8), .. length, .. data];
        return [.. whole, .. (flags & 0x10) != 0 ? Sum(data) : [], 0, 0, 0, 0, .. (flags & 0x04) != 0 ? Sum(content) : []];
    }

    private static byte[] Sum(byte[] bytes)
    {
        var hash = new XxHash32();
        hash.Add(bytes);
        return hash.Finish();
    }

    // Python: bz2.compress of the content.
    private const string Bzip2 =
        "QlpoOTFBWSZTWY2FtPUAAAoZgEAFAAg/6bbAIABIShCPUepp6jJoJUAAANKa37JIIe1dmB14a6wiKdIkjyVLZPhuTQ9EOkiosQQPi7kinChIRsLaeoA=";

    // Python: lzma.compress of the content.
    private const string Xz =
        "/Td6WFoAAATm1rRGAgAhARYAAAB0L+Wj4ABKADBdADCYiKfqWfF9nHyi9FSpgjCYtxO+4cr2roXhphMvnRK32CjlRDxHUHQbHly1WYAqAABtThYj38UDhwABTEs6LUSdH7bzfQEAAAAABFla";

    // Python: lzma.compress(..., format=FORMAT_ALONE) of the content.
    private const string Lzma =
        "XQAAgAD//////////wAwmIin6lnxfZx8ovRUqYIwmLcTvuHK9q6F4aYTL50St9go5UQ8R1B0Gx5ctXyiDoD/8V0cAA==";

    // zstd -19 of the content.
    private const string Zstd =
        "KLUv/QRojQEAVAJhYmMsIHRoZSBxdWljayBicm93biBmb3g7ICBhbmQgYWdhaW4uAwBGUXIo3SzcENqSsCE=";
}
