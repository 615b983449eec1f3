using System.Buffers.Binary;
using System.Numerics;

namespace Proofmark.Formats.Compressed.Zstd;

/// <summary>Bits that are read from the end; the highest bit of the last byte marks where they begin (RFC 8878, 4.1).</summary>
internal ref struct BackwardBits
{
    private readonly ReadOnlySpan<byte> bytes;

    public BackwardBits(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || bytes[^1] == 0)
        {
            throw UnpackStopException.Damaged("a bit stream has no end mark");
        }

        this.bytes = bytes;
        Left = (8 * (bytes.Length - 1)) + BitOperations.Log2(bytes[^1]);
    }

    /// <summary>Bits that are left; negative once more were read than there are.</summary>
    public int Left { get; private set; }

    /// <summary>The next bits, at most 32; zeros stand for those that are not there.</summary>
    public uint Take(int count)
    {
        Left -= count;
        if (Left >= 0)
        {
            return At(Left, count);
        }

        int there = count + Left;
        return there <= 0 ? 0 : At(0, there) << -Left;
    }

    private readonly uint At(int bit, int count)
    {
        int at = bit >> 3;
        ulong word = 0;
        if (bytes.Length - at >= sizeof(ulong))
        {
            word = BinaryPrimitives.ReadUInt64LittleEndian(bytes[at..]);
        }
        else
        {
            for (int i = bytes.Length - 1; i >= at; i--)
            {
                word = (word << 8) | bytes[i];
            }
        }

        return (uint)((word >> (bit & 7)) & ((1ul << count) - 1));
    }
}
