using System.Numerics;

namespace Proofmark.Formats.Compressed.Zstd;

/// <summary>A decoding table of literals (RFC 8878, 4.2).</summary>
internal sealed class HuffmanTable
{
    private const int LargestLog = 11;
    private const int MaxWeights = 255;
    private const int WeightLog = 6;
    private const int DirectFrom = 128;

    private readonly int log;
    private readonly byte[] symbols;
    private readonly byte[] bits;

    private HuffmanTable(ReadOnlySpan<byte> weights, int log)
    {
        this.log = log;
        symbols = new byte[1 << log];
        bits = new byte[1 << log];
        int at = 0;
        for (int weight = 1; weight <= log; weight++)
        {
            for (int symbol = 0; symbol < weights.Length; symbol++)
            {
                if (weights[symbol] == weight)
                {
                    int run = 1 << (weight - 1);
                    symbols.AsSpan(at, run).Fill((byte)symbol);
                    bits.AsSpan(at, run).Fill((byte)(log + 1 - weight));
                    at += run;
                }
            }
        }
    }

    /// <summary>Reads a described table; what it took is gone over.</summary>
    public static HuffmanTable Read(ref ReadOnlySpan<byte> bytes)
    {
        Span<byte> weights = stackalloc byte[MaxWeights + 1];
        int header = BlockDecoder.Next(ref bytes);
        int count = header < DirectFrom ? ReadCoded(BlockDecoder.Next(ref bytes, header), weights) : ReadDirect(ref bytes, header - DirectFrom + 1, weights);

        uint sum = 0;
        foreach (byte weight in weights[..count])
        {
            sum += weight > 0 ? 1u << (weight - 1) : 0;
        }

        // The last weight is not written: it fills up to a power of two.
        int log = sum == 0 ? LargestLog + 1 : BitOperations.Log2(sum) + 1;
        uint rest = (1u << log) - sum;
        if (log > LargestLog || !BitOperations.IsPow2(rest))
        {
            throw Damaged();
        }

        weights[count] = (byte)(BitOperations.Log2(rest) + 1);
        return new HuffmanTable(weights[..(count + 1)], log);
    }

    /// <summary>Decodes one bit stream, which must hold exactly as many literals as are wanted.</summary>
    public void Decode(ReadOnlySpan<byte> stream, Span<byte> literals)
    {
        var reader = new BackwardBits(stream);
        int mask = symbols.Length - 1;
        int state = (int)reader.Take(log);
        for (int i = 0; i < literals.Length; i++)
        {
            literals[i] = symbols[state];
            int width = bits[state];
            state = ((state << width) & mask) | (int)reader.Take(width);
        }

        if (reader.Left != -log)
        {
            throw UnpackStopException.Damaged("a bit stream of literals does not end where it should");
        }
    }

    private static int ReadDirect(ref ReadOnlySpan<byte> bytes, int count, scoped Span<byte> weights)
    {
        ReadOnlySpan<byte> packed = BlockDecoder.Next(ref bytes, (count + 1) / 2);
        for (int i = 0; i < count; i++)
        {
            weights[i] = (byte)(i % 2 == 0 ? packed[i / 2] >> 4 : packed[i / 2] & 0xf);
        }

        return Checked(count, weights);
    }

    private static int ReadCoded(ReadOnlySpan<byte> packed, scoped Span<byte> weights)
    {
        FseTable table = FseTable.Read(ref packed, WeightLog, LargestLog + 2);
        var reader = new BackwardBits(packed);
        int even = (int)reader.Take(table.Log);
        int odd = (int)reader.Take(table.Log);
        if (reader.Left < 0)
        {
            throw Damaged();
        }

        // Two states take turns; when the bits run out in one, the other still holds a symbol.
        int count = 0;
        while (reader.Left >= 0)
        {
            if (count + 2 > MaxWeights)
            {
                throw Damaged();
            }

            weights[count++] = table.Symbol(even);
            int next = table.Next(even, ref reader);
            even = odd;
            odd = next;
        }

        weights[count++] = table.Symbol(even);
        return Checked(count, weights);
    }

    private static int Checked(int count, scoped Span<byte> weights) => weights[..count].ContainsAnyExceptInRange((byte)0, (byte)LargestLog) ? throw Damaged() : count;

    private static UnpackStopException Damaged() => UnpackStopException.Damaged("the code of the literals is not valid");
}
