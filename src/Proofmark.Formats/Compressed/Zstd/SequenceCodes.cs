namespace Proofmark.Formats.Compressed.Zstd;

/// <summary>What the codes of sequences stand for, and the tables that blocks need not describe (RFC 8878, 3.1.1.3.2.1 and 3.1.1.3.2.2).</summary>
internal sealed class SequenceCodes
{
    private SequenceCodes(int largestLog, int count, int defaultLog, ReadOnlySpan<short> counts)
    {
        (LargestLog, Count, Default) = (largestLog, count, FseTable.Of(counts, defaultLog));
    }

    /// <summary>Lengths of literals.</summary>
    public static SequenceCodes Literals { get; } = new(
        9, 36, 6, [4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2, 1, 1, 1, 1, 1, -1, -1, -1, -1]);

    /// <summary>Offsets: a code is the number of bits that follow.</summary>
    public static SequenceCodes Offsets { get; } = new(
        8, 32, 5, [1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1]);

    /// <summary>Lengths of matches.</summary>
    public static SequenceCodes Matches { get; } = new(
        9,
        53,
        6,
        [
            1, 4, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
            -1, -1, -1, -1, -1, -1, -1,
        ]);

    /// <summary>Largest accuracy of a described table.</summary>
    public int LargestLog { get; }

    /// <summary>Number of codes.</summary>
    public int Count { get; }

    /// <summary>The table of blocks that describe none.</summary>
    public FseTable Default { get; }

    /// <summary>A length of literals: where its code begins, and how many bits are added.</summary>
    public static (int Base, int Bits) LiteralLength(int code) =>
        code < 16 ? (code, 0) : (LiteralBases[code - 16], LiteralBits[code - 16]);

    /// <summary>A length of a match.</summary>
    public static (int Base, int Bits) MatchLength(int code) => code < 32 ? (code + 3, 0) : (MatchBases[code - 32], MatchBits[code - 32]);

    private static ReadOnlySpan<int> LiteralBases =>
        [16, 18, 20, 22, 24, 28, 32, 40, 48, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768, 65536];

    private static ReadOnlySpan<byte> LiteralBits => [1, 1, 1, 1, 2, 2, 3, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16];

    private static ReadOnlySpan<int> MatchBases =>
        [35, 37, 39, 41, 43, 47, 51, 59, 67, 83, 99, 131, 259, 515, 1027, 2051, 4099, 8195, 16387, 32771, 65539];

    private static ReadOnlySpan<byte> MatchBits => [1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16];
}
