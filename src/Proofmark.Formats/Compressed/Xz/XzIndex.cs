using System.Buffers.Binary;
using Proofmark.Formats.Zip;

namespace Proofmark.Formats.Compressed.Xz;

/// <summary>The index behind the blocks (section 4): it must tell the very sizes that the blocks have.</summary>
internal static class XzIndex
{
    private const int LongestInteger = 9;

    /// <summary>Reads the index and compares it.</summary>
    /// <returns>Its size in bytes.</returns>
    public static long Read(PackedSource source, XzRecords blocks)
    {
        long start = source.Position;
        var crc = new Crc32();
        Take(source, crc, 1);
        ulong count = NextInteger(source, crc);
        if (count != (ulong)blocks.Count)
        {
            throw UnpackStopException.Damaged("the index of the xz stream has another number of blocks");
        }

        using var records = new XzRecords();
        for (ulong i = 0; i < count; i++)
        {
            records.Add((long)NextInteger(source, crc), (long)NextInteger(source, crc));
        }

        while ((source.Position - start) % 4 != 0)
        {
            if (Take(source, crc, 1)[0] != 0)
            {
                throw UnpackStopException.Damaged("the padding of the xz stream is not zero");
            }
        }

        if (BinaryPrimitives.ReadUInt32LittleEndian(source.Take(4)) != crc.Value || !records.Match(blocks))
        {
            throw UnpackStopException.Damaged("the index of the xz stream contradicts its blocks");
        }

        return source.Position - start;
    }

    private static ulong NextInteger(PackedSource source, Crc32 crc)
    {
        ReadOnlySpan<byte> ahead = source.Peek(LongestInteger);
        ReadOnlySpan<byte> rest = ahead;
        ulong value = XzField.ReadInteger(ref rest);
        Take(source, crc, ahead.Length - rest.Length);
        return value;
    }

    private static ReadOnlySpan<byte> Take(PackedSource source, Crc32 crc, int count)
    {
        ReadOnlySpan<byte> bytes = source.Take(count);
        crc.Add(bytes);
        return bytes;
    }
}
