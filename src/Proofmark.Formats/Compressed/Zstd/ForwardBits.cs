namespace Proofmark.Formats.Compressed.Zstd;

/// <summary>Bits that are read from the beginning, the lowest of each byte first.</summary>
internal ref struct ForwardBits(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;
    private int position;

    /// <summary>Bytes that were begun.</summary>
    public readonly int BytesTaken => (position + 7) / 8;

    /// <summary>The next bits, at most 16; zeros stand for those that are not there.</summary>
    public readonly int Peek(int count)
    {
        uint word = 0;
        for (int i = 0; i < 4 && (position >> 3) + i < bytes.Length; i++)
        {
            word |= (uint)bytes[(position >> 3) + i] << (8 * i);
        }

        return (int)((word >> (position & 7)) & ((1u << count) - 1));
    }

    /// <summary>Reads bits.</summary>
    /// <exception cref="UnpackStopException">They are not there.</exception>
    public int Take(int count)
    {
        int value = Peek(count);
        position += count;
        return position <= 8 * bytes.Length ? value : throw UnpackStopException.Damaged("a block is cut off");
    }
}
