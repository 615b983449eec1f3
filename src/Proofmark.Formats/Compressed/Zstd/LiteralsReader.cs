namespace Proofmark.Formats.Compressed.Zstd;

/// <summary>The literals of compressed blocks (RFC 8878, 3.1.1.3.1).</summary>
internal sealed class LiteralsReader(int largestBlock)
{
    private const int JumpTable = 6;

    private readonly byte[] literals = new byte[largestBlock];
    private HuffmanTable? table;

    /// <summary>Reads the section; what it took is gone over. Valid until the next call.</summary>
    public ReadOnlySpan<byte> Read(ref ReadOnlySpan<byte> block)
    {
        byte first = block.IsEmpty ? BlockDecoder.Next(ref block) : block[0];
        return (first & 3) < 2 ? ReadPlain(ref block, first) : ReadCoded(ref block, first);
    }

    private ReadOnlySpan<byte> ReadPlain(ref ReadOnlySpan<byte> block, byte first)
    {
        int size = ((first >> 2) & 3) switch
        {
            1 => (int)(Number(ref block, 2) >> 4),
            3 => (int)(Number(ref block, 3) >> 4),
            _ => (int)(Number(ref block, 1) >> 3),
        };
        Span<byte> target = Room(size);
        if ((first & 3) == 1)
        {
            target.Fill(BlockDecoder.Next(ref block));
        }
        else
        {
            BlockDecoder.Next(ref block, size).CopyTo(target);
        }

        return target;
    }

    private ReadOnlySpan<byte> ReadCoded(ref ReadOnlySpan<byte> block, byte first)
    {
        int format = (first >> 2) & 3;
        int width = format switch { 2 => 14, 3 => 18, _ => 10 };
        ulong header = Number(ref block, format switch { 2 => 4, 3 => 5, _ => 3 }) >> 4;
        int mask = (1 << width) - 1;
        Span<byte> target = Room((int)header & mask);
        ReadOnlySpan<byte> coded = BlockDecoder.Next(ref block, (int)(header >> width) & mask);
        if ((first & 3) == 2)
        {
            table = HuffmanTable.Read(ref coded);
        }

        if (table is null)
        {
            throw UnpackStopException.Damaged("a block uses the code of a block before it, and there is none");
        }

        if (format == 0)
        {
            table.Decode(coded, target);
        }
        else
        {
            DecodeFour(table, coded, target);
        }

        return target;
    }

    private static void DecodeFour(HuffmanTable table, ReadOnlySpan<byte> coded, Span<byte> target)
    {
        const int Streams = 4;
        ReadOnlySpan<byte> jumps = BlockDecoder.Next(ref coded, JumpTable);
        int part = (target.Length + Streams - 1) / Streams;
        for (int i = 0; i < Streams - 1; i++)
        {
            if (part > target.Length)
            {
                throw UnpackStopException.Damaged("four bit streams share too few literals");
            }

            table.Decode(BlockDecoder.Next(ref coded, jumps[2 * i] | (jumps[(2 * i) + 1] << 8)), target[..part]);
            target = target[part..];
        }

        table.Decode(coded, target);
    }

    private Span<byte> Room(int size) =>
        size <= literals.Length ? literals.AsSpan(0, size) : throw UnpackStopException.Damaged("a block holds more literals than the frame allows");

    private static ulong Number(ref ReadOnlySpan<byte> block, int size)
    {
        ulong value = 0;
        ReadOnlySpan<byte> bytes = BlockDecoder.Next(ref block, size);
        for (int i = 0; i < size; i++)
        {
            value |= (ulong)bytes[i] << (8 * i);
        }

        return value;
    }
}
