using Proofmark.Core;

namespace Proofmark.Formats.Compressed.Zstd;

/// <summary>The header of a frame (RFC 8878, 3.1.1.1).</summary>
/// <param name="WindowSize">How far matches reach back, in bytes.</param>
/// <param name="ContentSize">Size of the content; null where not told.</param>
/// <param name="HasChecksum">True where a checksum stands behind the blocks.</param>
internal readonly record struct ZstdFrameHeader(long WindowSize, ulong? ContentSize, bool HasChecksum)
{
    private const int LargestBlockSize = 128 * 1024;

    /// <summary>The largest block, packed or unpacked.</summary>
    public int LargestBlock => (int)Math.Min(WindowSize, LargestBlockSize);

    public static ZstdFrameHeader Read(PackedSource source, Limits limits)
    {
        byte descriptor = source.Next();
        if ((descriptor & 0x08) != 0)
        {
            throw UnpackStopException.Unsupported("the Zstandard frame has a flag that is not known");
        }

        bool isSingle = (descriptor & 0x20) != 0;
        long window = isSingle ? 0 : WindowOf(source.Next());
        if (Number(source, (descriptor & 3) switch { 0 => 0, 1 => 1, 2 => 2, _ => 4 }) != 0)
        {
            throw UnpackStopException.Unsupported("the Zstandard frame needs a dictionary that it does not bring");
        }

        ulong? content = (descriptor >> 6) switch
        {
            0 => isSingle ? Number(source, 1) : null,
            1 => Number(source, 2) + 256,
            2 => Number(source, 4),
            _ => Number(source, 8),
        };
        ulong wanted = isSingle ? content ?? 0 : (ulong)window;
        return wanted <= (ulong)limits.MaxDictionaryBytes
            ? new ZstdFrameHeader((long)wanted, content, (descriptor & 0x04) != 0)
            : throw UnpackStopException.TooLarge($"the Zstandard frame asks for a window of {wanted} bytes; {limits.MaxDictionaryBytes} are allowed");
    }

    private static long WindowOf(byte coded)
    {
        long size = 1L << (10 + (coded >> 3));
        return size + (size / 8 * (coded & 7));
    }

    private static ulong Number(PackedSource source, int size)
    {
        ulong value = 0;
        for (int i = 0; i < size; i++)
        {
            value |= (ulong)source.Next() << (8 * i);
        }

        return value;
    }
}
