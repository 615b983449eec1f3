namespace Proofmark.Formats.Torch;

/// <summary>The number that the first pickle of a legacy file holds: 0x1950a86a20f9469cfc6c, as LONG1 writes it.</summary>
internal static class LegacyMagic
{
    private const int LookedAt = 32;

    private static ReadOnlySpan<byte> Number => [0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19];

    /// <summary>True when the head of a file holds it.</summary>
    public static bool IsIn(ReadOnlySpan<byte> head) => !head.IsEmpty && head[0] == 0x80 && head[..Math.Min(head.Length, LookedAt)].IndexOf(Number) >= 0;
}
