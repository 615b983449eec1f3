using System.Numerics;

namespace Proofmark.Formats.Compressed.Zstd;

/// <summary>A decoding table of finite state entropy (RFC 8878, 4.1.1).</summary>
internal sealed class FseTable
{
    private readonly byte[] symbols;
    private readonly byte[] bits;
    private readonly ushort[] bases;

    private FseTable(int log)
    {
        Log = log;
        symbols = new byte[1 << log];
        bits = new byte[1 << log];
        bases = new ushort[1 << log];
    }

    /// <summary>Bits of the first state.</summary>
    public int Log { get; }

    /// <summary>A table of a single symbol, which takes no bits.</summary>
    public static FseTable Single(byte symbol)
    {
        var table = new FseTable(0);
        table.symbols[0] = symbol;
        return table;
    }

    /// <summary>Makes a table of counts that add up to its size; -1 stands for "less than one".</summary>
    public static FseTable Of(ReadOnlySpan<short> counts, int log)
    {
        var table = new FseTable(log);
        table.Fill(counts);
        return table;
    }

    /// <summary>Reads a described table; what it took is gone over.</summary>
    public static FseTable Read(ref ReadOnlySpan<byte> bytes, int largestLog, int symbolCount)
    {
        var reader = new ForwardBits(bytes);
        int log = reader.Take(4) + 5;
        if (log > largestLog)
        {
            throw Damaged();
        }

        Span<short> counts = stackalloc short[symbolCount];
        int left = 1 << log;
        int symbol = 0;
        while (left > 0)
        {
            if (symbol >= symbolCount)
            {
                throw Damaged();
            }

            int count = ReadCount(ref reader, left);
            counts[symbol++] = (short)count;
            left -= Math.Abs(count);
            for (int zeros = count == 0 ? 3 : 0; zeros == 3; symbol += zeros)
            {
                zeros = reader.Take(2);
            }
        }

        if (left < 0 || symbol > symbolCount)
        {
            throw Damaged();
        }

        bytes = bytes[reader.BytesTaken..];
        return Of(counts[..symbol], log);
    }

    public byte Symbol(int state) => symbols[state];

    public int Next(int state, ref BackwardBits reader) => bases[state] + (int)reader.Take(bits[state]);

    // Counts are written in as few bits as what is left allows: small values of the top range take one bit less.
    private static int ReadCount(ref ForwardBits reader, int left)
    {
        int width = BitOperations.Log2((uint)left + 1) + 1;
        int value = reader.Peek(width);
        int low = value & ((1 << (width - 1)) - 1);
        int threshold = (1 << width) - 1 - (left + 1);
        if (low < threshold)
        {
            reader.Take(width - 1);
            return low - 1;
        }

        reader.Take(width);
        return (value >= 1 << (width - 1) ? value - threshold : value) - 1;
    }

    private void Fill(ReadOnlySpan<short> counts)
    {
        int size = symbols.Length;
        int high = size;
        Span<int> next = stackalloc int[counts.Length];
        for (int symbol = 0; symbol < counts.Length; symbol++)
        {
            if (counts[symbol] == -1)
            {
                symbols[--high] = (byte)symbol;
                next[symbol] = 1;
            }
        }

        Spread(counts, next, high);
        for (int state = 0; state < size; state++)
        {
            int number = next[symbols[state]]++;
            bits[state] = (byte)(Log - BitOperations.Log2((uint)number));
            bases[state] = (ushort)((number << bits[state]) - size);
        }
    }

    private void Spread(ReadOnlySpan<short> counts, Span<int> next, int high)
    {
        int size = symbols.Length;
        int step = (size >> 1) + (size >> 3) + 3;
        int position = 0;
        for (int symbol = 0; symbol < counts.Length; symbol++)
        {
            if (counts[symbol] <= 0)
            {
                continue;
            }

            next[symbol] = counts[symbol];
            for (int i = 0; i < counts[symbol]; i++)
            {
                symbols[position] = (byte)symbol;
                do
                {
                    position = (position + step) & (size - 1);
                }
                while (position >= high);
            }
        }
    }

    private static UnpackStopException Damaged() => UnpackStopException.Damaged("a table of a block is not valid");
}
