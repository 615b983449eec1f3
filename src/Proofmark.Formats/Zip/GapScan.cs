using System.Buffers;
using Proofmark.Formats.Streams;

namespace Proofmark.Formats.Zip;

/// <summary>Looks through the bytes that no header claims for local headers and for content.</summary>
internal static class GapScan
{
    private const int Block = 256 * 1024;

    private static ReadOnlySpan<byte> Signature => "PK\u0003\u0004"u8;

    /// <summary>Offsets of local header signatures that begin in the gap, at most <paramref name="max"/>; tells whether anything but zeros is there.</summary>
    public static List<long> FindHeaders(Stream file, ByteRange gap, int max, out bool hasContent, out bool cut)
    {
        var found = new List<long>();
        hasContent = false;
        cut = false;
        var buffer = ArrayPool<byte>.Shared.Rent(Block);
        try
        {
            for (var at = gap.Start; at < gap.End && !cut; at += Block - Signature.Length + 1)
            {
                var read = BoundedBytes.ReadAt(file, at, buffer.AsSpan(0, (int)Math.Min(Block, gap.End - at)));
                var bytes = buffer.AsSpan(0, read);
                hasContent = hasContent || bytes.ContainsAnyExcept((byte)0);
                cut = !Collect(bytes, at, found, max);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return found;
    }

    private static bool Collect(ReadOnlySpan<byte> bytes, long at, List<long> found, int max)
    {
        var from = 0;
        while (true)
        {
            var hit = bytes[from..].IndexOf(Signature);
            if (hit < 0)
            {
                return true;
            }

            if (found.Count >= max)
            {
                return false;
            }

            found.Add(at + from + hit);
            from += hit + 1;
        }
    }
}
