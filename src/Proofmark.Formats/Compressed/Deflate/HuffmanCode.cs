namespace Proofmark.Formats.Compressed.Deflate;

/// <summary>A canonical code (RFC 1951, 3.2.2). Short codes are looked up, longer ones counted down, so that making one is cheap.</summary>
internal sealed class HuffmanCode
{
    private const int MaxLength = 15;
    private const int FastBits = 9;
    private const int LengthShift = 9;

    private readonly ushort[] fast = new ushort[1 << FastBits];
    private readonly ushort[] counts = new ushort[MaxLength + 1];
    private readonly ushort[] symbols;

    /// <summary>Makes a code.</summary>
    /// <param name="lengths">Length of each symbol's code; 0 where it has none.</param>
    /// <param name="mayBeSingle">True where one code of one bit, or none at all, is allowed to leave the code incomplete.</param>
    /// <exception cref="UnpackStopException">The lengths make no code.</exception>
    public HuffmanCode(ReadOnlySpan<byte> lengths, bool mayBeSingle)
    {
        symbols = new ushort[lengths.Length];
        foreach (byte length in lengths)
        {
            counts[length]++;
        }

        counts[0] = 0;
        RequireComplete(mayBeSingle);
        Fill(lengths);
    }

    /// <summary>Reads a symbol.</summary>
    public int Next(BitReader reader)
    {
        ushort entry = fast[reader.Peek(FastBits)];
        if (entry != 0)
        {
            reader.Drop(entry >> LengthShift);
            return entry & ((1 << LengthShift) - 1);
        }

        uint bits = reader.Peek(MaxLength);
        int code = 0, first = 0, index = 0;
        for (int length = 1; length <= MaxLength; length++)
        {
            code |= (int)(bits & 1);
            bits >>= 1;
            if (code - first < counts[length])
            {
                reader.Drop(length);
                return symbols[index + code - first];
            }

            index += counts[length];
            first = (first + counts[length]) << 1;
            code <<= 1;
        }

        throw UnpackStopException.Damaged("the data holds a code that stands for nothing");
    }

    private void RequireComplete(bool mayBeSingle)
    {
        int left = 1, used = 0;
        for (int length = 1; length <= MaxLength; length++)
        {
            left = (left << 1) - counts[length];
            used += counts[length];
            if (left < 0)
            {
                throw UnpackStopException.Damaged("the data declares more codes than there can be");
            }
        }

        if (left > 0 && !(mayBeSingle && (used == 0 || (used == 1 && counts[1] == 1))))
        {
            throw UnpackStopException.Damaged("the data declares an incomplete code");
        }
    }

    private void Fill(ReadOnlySpan<byte> lengths)
    {
        Span<ushort> next = stackalloc ushort[MaxLength + 2];
        Span<int> codes = stackalloc int[MaxLength + 2];
        for (int length = 1; length <= MaxLength; length++)
        {
            next[length + 1] = (ushort)(next[length] + counts[length]);
            codes[length + 1] = (codes[length] + counts[length]) << 1;
        }

        for (int symbol = 0; symbol < lengths.Length; symbol++)
        {
            byte length = lengths[symbol];
            if (length == 0)
            {
                continue;
            }

            symbols[next[length]++] = (ushort)symbol;
            FillFast(symbol, length, codes[length]++);
        }
    }

    private void FillFast(int symbol, int length, int code)
    {
        if (length > FastBits)
        {
            return;
        }

        int reversed = 0;
        for (int bit = 0; bit < length; bit++)
        {
            reversed |= ((code >> bit) & 1) << (length - 1 - bit);
        }

        for (int at = reversed; at < fast.Length; at += 1 << length)
        {
            fast[at] = (ushort)((length << LengthShift) | symbol);
        }
    }
}
