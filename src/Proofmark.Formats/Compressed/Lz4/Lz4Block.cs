using System.Buffers.Binary;

namespace Proofmark.Formats.Compressed.Lz4;

/// <summary>One block of LZ4 sequences (LZ4 Block Format).</summary>
internal static class Lz4Block
{
    /// <summary>The largest distance of a match.</summary>
    public const int LargestDistance = 64 * 1024;

    private const int ShortestMatch = 4;
    private const int LongCount = 15;

    /// <summary>Decodes a block into the window.</summary>
    /// <exception cref="UnpackStopException">It is damaged, or holds more than <paramref name="most"/> bytes.</exception>
    public static void Decode(ReadOnlySpan<byte> block, MatchWindow window, int most)
    {
        long end = window.Total + most;
        while (true)
        {
            byte token = Next(ref block);
            long literals = Count(token >> 4, ref block);
            if (literals > block.Length)
            {
                throw Damaged();
            }

            window.Literals(block[..(int)literals]);
            block = block[(int)literals..];
            if (block.IsEmpty)
            {
                // The last sequence has literals only.
                if (window.Total > end)
                {
                    throw Damaged();
                }

                return;
            }

            if (block.Length < 2)
            {
                throw Damaged();
            }

            int distance = BinaryPrimitives.ReadUInt16LittleEndian(block);
            block = block[2..];
            long length = ShortestMatch + Count(token & LongCount, ref block);
            if (length > end - window.Total)
            {
                throw Damaged();
            }

            window.Copy(distance, length);
        }
    }

    private static long Count(int coded, ref ReadOnlySpan<byte> block)
    {
        long count = coded;
        for (byte more = coded == LongCount ? byte.MaxValue : (byte)0; more == byte.MaxValue; count += more)
        {
            more = Next(ref block);
        }

        return count;
    }

    private static byte Next(ref ReadOnlySpan<byte> block)
    {
        if (block.IsEmpty)
        {
            throw Damaged();
        }

        byte value = block[0];
        block = block[1..];
        return value;
    }

    private static UnpackStopException Damaged() => UnpackStopException.Damaged("a block holds sequences that are not valid");
}
