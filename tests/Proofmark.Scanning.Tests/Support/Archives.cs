using System.IO.Compression;

namespace Proofmark.Scanning.Tests.Support;

/// <summary>Archives made in memory.</summary>
internal static class Archives
{
    public static byte[] Zip(params (string Name, byte[] Content)[] members) => Zip(CompressionLevel.NoCompression, members);

    public static byte[] Deflated(params (string Name, byte[] Content)[] members) => Zip(CompressionLevel.Optimal, members);

    /// <summary>The layout of torch.save since PyTorch 1.6.</summary>
    public static byte[] Torch(byte[] dataPickle, params (string Name, byte[] Content)[] more) => Zip(
        [("archive/data.pkl", dataPickle), ("archive/data/0", new byte[64]), ("archive/version", "3\n"u8.ToArray()), .. more]);

    public static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }

    public static byte[] Zlib(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionMode.Compress))
        {
            zlib.Write(content);
        }

        return packed.ToArray();
    }

    private static byte[] Zip(CompressionLevel level, (string Name, byte[] Content)[] members)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in members)
            {
                using var stream = zip.CreateEntry(name, level).Open();
                stream.Write(content);
            }
        }

        return bytes.ToArray();
    }
}
