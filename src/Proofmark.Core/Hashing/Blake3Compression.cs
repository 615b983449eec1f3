using System.Numerics;
using System.Runtime.CompilerServices;

namespace Proofmark.Core.Hashing;

/// <summary>The compression function for one block (BLAKE3, 2.2).</summary>
internal static class Blake3Compression
{
    public const int Rounds = 7;

    /// <summary>Which words of the message each round takes, in the order of its eight mixings: the permutation of 2.2, applied again for each round.</summary>
    public static ReadOnlySpan<byte> Schedule =>
    [
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
        2, 6, 3, 10, 7, 0, 4, 13, 1, 11, 12, 5, 9, 14, 15, 8,
        3, 4, 10, 12, 13, 2, 7, 14, 6, 5, 9, 0, 11, 15, 8, 1,
        10, 7, 12, 9, 14, 3, 13, 15, 4, 0, 11, 2, 5, 8, 1, 6,
        12, 13, 9, 11, 15, 10, 14, 8, 7, 2, 5, 3, 0, 1, 6, 4,
        9, 14, 11, 5, 8, 12, 15, 1, 13, 3, 0, 10, 2, 6, 4, 7,
        11, 15, 5, 0, 1, 9, 8, 6, 14, 10, 2, 12, 3, 4, 7, 13,
    ];

    /// <summary>Compresses a block into a chaining value.</summary>
    /// <param name="chaining">Eight words, replaced.</param>
    /// <param name="block">Sixteen words.</param>
    /// <param name="counter">The index of the chunk; 0 for parents.</param>
    /// <param name="length">Bytes of the block that are input.</param>
    /// <param name="flags">What the block is.</param>
    public static void Compress(Span<uint> chaining, ReadOnlySpan<uint> block, ulong counter, uint length, uint flags)
    {
        var initial = Blake3Node.InitialValue;
        uint v0 = chaining[0], v1 = chaining[1], v2 = chaining[2], v3 = chaining[3];
        uint v4 = chaining[4], v5 = chaining[5], v6 = chaining[6], v7 = chaining[7];
        uint v8 = initial[0], v9 = initial[1], v10 = initial[2], v11 = initial[3];
        uint v12 = (uint)counter, v13 = (uint)(counter >> 32), v14 = length, v15 = flags;
        for (var round = 0; round < Rounds; round++)
        {
            var order = Schedule.Slice(round * 16, 16);
            Mix(ref v0, ref v4, ref v8, ref v12, block[order[0]], block[order[1]]);
            Mix(ref v1, ref v5, ref v9, ref v13, block[order[2]], block[order[3]]);
            Mix(ref v2, ref v6, ref v10, ref v14, block[order[4]], block[order[5]]);
            Mix(ref v3, ref v7, ref v11, ref v15, block[order[6]], block[order[7]]);
            Mix(ref v0, ref v5, ref v10, ref v15, block[order[8]], block[order[9]]);
            Mix(ref v1, ref v6, ref v11, ref v12, block[order[10]], block[order[11]]);
            Mix(ref v2, ref v7, ref v8, ref v13, block[order[12]], block[order[13]]);
            Mix(ref v3, ref v4, ref v9, ref v14, block[order[14]], block[order[15]]);
        }

        (chaining[0], chaining[1], chaining[2], chaining[3]) = (v0 ^ v8, v1 ^ v9, v2 ^ v10, v3 ^ v11);
        (chaining[4], chaining[5], chaining[6], chaining[7]) = (v4 ^ v12, v5 ^ v13, v6 ^ v14, v7 ^ v15);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Mix(ref uint a, ref uint b, ref uint c, ref uint d, uint first, uint second)
    {
        a += b + first;
        d = BitOperations.RotateRight(d ^ a, 16);
        c += d;
        b = BitOperations.RotateRight(b ^ c, 12);
        a += b + second;
        d = BitOperations.RotateRight(d ^ a, 8);
        c += d;
        b = BitOperations.RotateRight(b ^ c, 7);
    }
}
