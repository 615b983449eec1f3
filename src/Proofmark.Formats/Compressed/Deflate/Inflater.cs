namespace Proofmark.Formats.Compressed.Deflate;

/// <summary>
/// Unpacks deflate data (RFC 1951). The framework's inflater does not tell where its data ends, and what stands behind it is what an attacker
/// would hide; this one ends on the exact byte.
/// </summary>
internal sealed class Inflater(PackedSource source, UnpackSink sink)
{
    private const int LargestDistance = 32 * 1024;
    private const int EndOfBlock = 256;

    private static readonly byte[] LengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    private static readonly ushort[] LengthBase =
        [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];

    private static readonly byte[] LengthBits = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];

    private static readonly ushort[] DistanceBase =
    [
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577,
    ];

    private static readonly Lazy<(HuffmanCode Literals, HuffmanCode Distances)> Fixed = new(MakeFixed);

    private readonly BitReader reader = new(source);
    private readonly MatchWindow window = new(sink, LargestDistance);

    /// <summary>Unpacks up to the end of the last block.</summary>
    /// <exception cref="UnpackStopException">The data is damaged, or a bound is reached.</exception>
    public void Run()
    {
        try
        {
            bool last;
            do
            {
                last = reader.Take(1) == 1;
                ReadBlock(reader.Take(2));
            }
            while (!last);

            reader.Align();
        }
        finally
        {
            // What came out before damage counts: a loader may have acted on it.
            window.Flush();
        }
    }

    private void ReadBlock(uint kind)
    {
        switch (kind)
        {
            case 0:
                ReadStored();
                break;
            case 1:
                ReadCoded(Fixed.Value.Literals, Fixed.Value.Distances);
                break;
            case 2:
                (HuffmanCode literals, HuffmanCode distances) = ReadCodes();
                ReadCoded(literals, distances);
                break;
            default:
                throw UnpackStopException.Damaged("a block is of no known kind");
        }
    }

    private void ReadStored()
    {
        const int Step = 4096;
        reader.Align();
        uint lengths = source.NextUInt32();
        if ((lengths & 0xffff) != (~lengths >> 16))
        {
            throw UnpackStopException.Damaged("the length of a stored block contradicts its complement");
        }

        for (int left = (int)(lengths & 0xffff); left > 0;)
        {
            ReadOnlySpan<byte> bytes = source.Peek(Math.Min(Step, left));
            window.Literals(bytes);
            source.Take(Math.Max(1, bytes.Length));
            left -= bytes.Length;
        }
    }

    private void ReadCoded(HuffmanCode literals, HuffmanCode distances)
    {
        while (true)
        {
            int symbol = literals.Next(reader);
            if (symbol < EndOfBlock)
            {
                window.Literal((byte)symbol);
                continue;
            }

            if (symbol == EndOfBlock)
            {
                return;
            }

            int index = symbol - EndOfBlock - 1;
            if (index >= LengthBase.Length)
            {
                throw UnpackStopException.Damaged("the data holds a length that is not defined");
            }

            long length = LengthBase[index] + reader.Take(LengthBits[index]);
            int far = distances.Next(reader);
            if (far >= DistanceBase.Length)
            {
                throw UnpackStopException.Damaged("the data holds a distance that is not defined");
            }

            window.Copy(DistanceBase[far] + reader.Take(Math.Max(0, (far / 2) - 1)), length);
        }
    }

    private (HuffmanCode Literals, HuffmanCode Distances) ReadCodes()
    {
        int literals = (int)reader.Take(5) + 257;
        int distances = (int)reader.Take(5) + 1;
        int lengths = (int)reader.Take(4) + 4;
        if (literals > 286 || distances > 30)
        {
            throw UnpackStopException.Damaged("a block declares more symbols than there are");
        }

        Span<byte> order = stackalloc byte[LengthOrder.Length];
        for (int i = 0; i < lengths; i++)
        {
            order[LengthOrder[i]] = (byte)reader.Take(3);
        }

        Span<byte> all = stackalloc byte[literals + distances];
        ReadLengths(new HuffmanCode(order, mayBeSingle: false), all);
        return all[EndOfBlock] == 0
            ? throw UnpackStopException.Damaged("a block has no code for its end")
            : (new HuffmanCode(all[..literals], mayBeSingle: true), new HuffmanCode(all[literals..], mayBeSingle: true));
    }

    private void ReadLengths(HuffmanCode code, Span<byte> all)
    {
        for (int i = 0; i < all.Length;)
        {
            int symbol = code.Next(reader);
            if (symbol < 16)
            {
                all[i++] = (byte)symbol;
                continue;
            }

            if (symbol == 16 && i == 0)
            {
                throw UnpackStopException.Damaged("a block repeats a length before the first");
            }

            byte value = symbol == 16 ? all[i - 1] : (byte)0;
            int times = symbol switch { 16 => 3 + (int)reader.Take(2), 17 => 3 + (int)reader.Take(3), _ => 11 + (int)reader.Take(7) };
            if (times > all.Length - i)
            {
                throw UnpackStopException.Damaged("a block repeats a length too often");
            }

            all.Slice(i, times).Fill(value);
            i += times;
        }
    }

    private static (HuffmanCode Literals, HuffmanCode Distances) MakeFixed()
    {
        Span<byte> literals = stackalloc byte[288];
        literals[..144].Fill(8);
        literals[144..256].Fill(9);
        literals[256..280].Fill(7);
        literals[280..].Fill(8);
        Span<byte> distances = stackalloc byte[32];
        distances.Fill(5);
        return (new HuffmanCode(literals, mayBeSingle: false), new HuffmanCode(distances, mayBeSingle: false));
    }
}
