namespace Proofmark.Provenance.Tokens;

/// <summary>Numbers as tokens write them: bytes, the most significant first, perhaps with zeros before them.</summary>
internal static class UnsignedInteger
{
    /// <summary>The bytes without zeros before them; one zero for nought.</summary>
    public static ReadOnlySpan<byte> Shortest(ReadOnlySpan<byte> bytes)
    {
        var trimmed = bytes.TrimStart((byte)0);
        return trimmed.Length > 0 ? trimmed : [0];
    }
}
