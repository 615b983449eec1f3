namespace Proofmark.Formats.Compressed.Zstd;

/// <summary>Compressed blocks of one frame; tables and offsets of a block serve those behind it (RFC 8878, 3.1.1.3).</summary>
internal sealed class BlockDecoder(MatchWindow window, int largestBlock)
{
    private readonly LiteralsReader literalsReader = new(largestBlock);
    private readonly FseTable?[] tables = new FseTable?[3];
    private readonly long[] recent = [1, 4, 8];

    /// <summary>The next byte of a block.</summary>
    public static byte Next(ref ReadOnlySpan<byte> block) => Next(ref block, 1)[0];

    /// <summary>The next bytes of a block.</summary>
    /// <exception cref="UnpackStopException">There are fewer.</exception>
    public static ReadOnlySpan<byte> Next(ref ReadOnlySpan<byte> block, int count)
    {
        if (count > block.Length)
        {
            throw UnpackStopException.Damaged("a block is cut off");
        }

        ReadOnlySpan<byte> bytes = block[..count];
        block = block[count..];
        return bytes;
    }

    /// <summary>Decodes a block into the window.</summary>
    /// <exception cref="UnpackStopException">It is damaged, or holds more than the frame allows.</exception>
    public void Decode(ReadOnlySpan<byte> block)
    {
        long end = window.Total + largestBlock;
        ReadOnlySpan<byte> literals = literalsReader.Read(ref block);
        int count = SequenceCount(ref block);
        if (count > 0)
        {
            ReadTables(ref block);
            Execute(block, count, ref literals, end);
        }
        else if (!block.IsEmpty)
        {
            throw UnpackStopException.Damaged("a block goes on behind its end");
        }

        Room(literals.Length, end);
        window.Literals(literals);
    }

    private static int SequenceCount(ref ReadOnlySpan<byte> block)
    {
        int first = Next(ref block);
        return first switch
        {
            < 128 => first,
            < 255 => ((first - 128) << 8) + Next(ref block),
            _ => Next(ref block) + (Next(ref block) << 8) + 0x7F00,
        };
    }

    private void ReadTables(ref ReadOnlySpan<byte> block)
    {
        byte modes = Next(ref block);
        if ((modes & 3) != 0)
        {
            throw UnpackStopException.Damaged("a block has a table of no known kind");
        }

        tables[0] = ReadTable(ref block, modes >> 6, SequenceCodes.Literals, tables[0]);
        tables[1] = ReadTable(ref block, (modes >> 4) & 3, SequenceCodes.Offsets, tables[1]);
        tables[2] = ReadTable(ref block, (modes >> 2) & 3, SequenceCodes.Matches, tables[2]);
    }

    private static FseTable ReadTable(ref ReadOnlySpan<byte> block, int mode, SequenceCodes codes, FseTable? before) => mode switch
    {
        0 => codes.Default,
        1 => Next(ref block) is var symbol && symbol < codes.Count ? FseTable.Single(symbol) : throw UnpackStopException.Damaged("a code is not defined"),
        2 => FseTable.Read(ref block, codes.LargestLog, codes.Count),
        _ => before ?? throw UnpackStopException.Damaged("a block uses a table of a block before it, and there is none"),
    };

    private void Execute(ReadOnlySpan<byte> block, int count, ref ReadOnlySpan<byte> literals, long end)
    {
        (FseTable lengths, FseTable offsets, FseTable matches) = (tables[0]!, tables[1]!, tables[2]!);
        var bits = new BackwardBits(block);
        int length = (int)bits.Take(lengths.Log), offset = (int)bits.Take(offsets.Log), match = (int)bits.Take(matches.Log);
        for (int i = 0; i < count; i++)
        {
            int offsetCode = offsets.Symbol(offset);
            long offsetValue = (1L << offsetCode) + bits.Take(offsetCode);
            (int matchBase, int matchBits) = SequenceCodes.MatchLength(matches.Symbol(match));
            long matchLength = matchBase + bits.Take(matchBits);
            (int literalBase, int literalBits) = SequenceCodes.LiteralLength(lengths.Symbol(length));
            int literalLength = literalBase + (int)bits.Take(literalBits);
            if (i < count - 1)
            {
                length = lengths.Next(length, ref bits);
                match = matches.Next(match, ref bits);
                offset = offsets.Next(offset, ref bits);
            }

            if (bits.Left < 0)
            {
                throw UnpackStopException.Damaged("a block holds fewer sequences than it says");
            }

            Room(literalLength + matchLength, end);
            window.Literals(Next(ref literals, literalLength));
            window.Copy(OffsetOf(offsetValue, literalLength == 0), matchLength);
        }

        if (bits.Left != 0)
        {
            throw UnpackStopException.Damaged("a block holds more than its sequences");
        }
    }

    // Values up to three name one of the last offsets; without literals before, the next in the list.
    private long OffsetOf(long value, bool shifted)
    {
        long offset;
        if (value > recent.Length)
        {
            offset = value - recent.Length;
            (recent[2], recent[1], recent[0]) = (recent[1], recent[0], offset);
            return offset;
        }

        int index = (int)value - 1 + (shifted ? 1 : 0);
        offset = index < recent.Length ? recent[index] : recent[0] - 1;
        if (index > 1)
        {
            recent[2] = recent[1];
        }

        if (index > 0)
        {
            recent[1] = recent[0];
        }

        recent[0] = offset;
        return offset;
    }

    private void Room(long bytes, long end)
    {
        if (bytes > end - window.Total)
        {
            throw UnpackStopException.Damaged("a block holds more than the frame allows");
        }
    }
}
