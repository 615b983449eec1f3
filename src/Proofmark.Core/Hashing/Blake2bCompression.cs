using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Proofmark.Core.Hashing;

/// <summary>The compression function of BLAKE2b (RFC 7693, 3.2).</summary>
internal static class Blake2bCompression
{
    /// <summary>Bytes of a block.</summary>
    public const int BlockBytes = 128;

    private const int Rounds = 12;
    private const int BlockWords = BlockBytes / sizeof(ulong);

    /// <summary>The initial value: that of SHA-512.</summary>
    public static ReadOnlySpan<ulong> InitialValue =>
    [
        0x6A09E667F3BCC908, 0xBB67AE8584CAA73B, 0x3C6EF372FE94F82B, 0xA54FF53A5F1D36F1,
        0x510E527FADE682D1, 0x9B05688C2B3E6C1F, 0x1F83D9ABFB41BD6B, 0x5BE0CD19137E2179,
    ];

    /// <summary>The message schedule of 2.7; rounds 11 and 12 are as 1 and 2.</summary>
    private static ReadOnlySpan<byte> Schedule =>
    [
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
        14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3,
        11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4,
        7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8,
        9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13,
        2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9,
        12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11,
        13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10,
        6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5,
        10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0,
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
        14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3,
    ];

    /// <summary>Compresses a block into the state.</summary>
    /// <param name="state">Eight words.</param>
    /// <param name="block">128 bytes.</param>
    /// <param name="count">The bytes so far, those of this block among them.</param>
    /// <param name="isLast">Whether this is the last block.</param>
    public static void Compress(Span<ulong> state, ReadOnlySpan<byte> block, UInt128 count, bool isLast)
    {
        Span<ulong> m = stackalloc ulong[BlockWords];
        for (var i = 0; i < m.Length; i++)
        {
            m[i] = BinaryPrimitives.ReadUInt64LittleEndian(block[(i * sizeof(ulong))..]);
        }

        var initial = InitialValue;
        ulong v0 = state[0], v1 = state[1], v2 = state[2], v3 = state[3], v4 = state[4], v5 = state[5], v6 = state[6], v7 = state[7];
        ulong v8 = initial[0], v9 = initial[1], v10 = initial[2], v11 = initial[3];
        ulong v12 = initial[4] ^ (ulong)count, v13 = initial[5] ^ (ulong)(count >> 64), v14 = isLast ? ~initial[6] : initial[6], v15 = initial[7];
        for (var round = 0; round < Rounds; round++)
        {
            var order = Schedule.Slice(round * BlockWords, BlockWords);
            Mix(ref v0, ref v4, ref v8, ref v12, m[order[0]], m[order[1]]);
            Mix(ref v1, ref v5, ref v9, ref v13, m[order[2]], m[order[3]]);
            Mix(ref v2, ref v6, ref v10, ref v14, m[order[4]], m[order[5]]);
            Mix(ref v3, ref v7, ref v11, ref v15, m[order[6]], m[order[7]]);
            Mix(ref v0, ref v5, ref v10, ref v15, m[order[8]], m[order[9]]);
            Mix(ref v1, ref v6, ref v11, ref v12, m[order[10]], m[order[11]]);
            Mix(ref v2, ref v7, ref v8, ref v13, m[order[12]], m[order[13]]);
            Mix(ref v3, ref v4, ref v9, ref v14, m[order[14]], m[order[15]]);
        }

        (state[0], state[1], state[2], state[3]) = (state[0] ^ v0 ^ v8, state[1] ^ v1 ^ v9, state[2] ^ v2 ^ v10, state[3] ^ v3 ^ v11);
        (state[4], state[5], state[6], state[7]) = (state[4] ^ v4 ^ v12, state[5] ^ v5 ^ v13, state[6] ^ v6 ^ v14, state[7] ^ v7 ^ v15);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Mix(ref ulong a, ref ulong b, ref ulong c, ref ulong d, ulong first, ulong second)
    {
        a += b + first;
        d = BitOperations.RotateRight(d ^ a, 32);
        c += d;
        b = BitOperations.RotateRight(b ^ c, 24);
        a += b + second;
        d = BitOperations.RotateRight(d ^ a, 16);
        c += d;
        b = BitOperations.RotateRight(b ^ c, 63);
    }
}
