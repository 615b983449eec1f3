namespace Proofmark.Provenance.Bundles;

/// <summary>Base64 (RFC 4648, 4) without white space, with padding, and with nothing in the unused bits: one spelling for each content.</summary>
internal static class StrictBase64
{
    /// <summary>Decodes; false for any other spelling.</summary>
    public static bool TryDecode(string text, out byte[] bytes)
    {
        var padding = text.EndsWith("==", StringComparison.Ordinal) ? 2 : text.EndsWith('=') ? 1 : 0;
        bytes = text.Length % 4 == 0 ? new byte[(text.Length / 4 * 3) - padding] : [];
        // The framework skips white space, which then is missing from the length; unused bits show in the last four characters.
        return text.Length % 4 == 0 && Convert.TryFromBase64String(text, bytes, out var length) && length == bytes.Length && EndsCleanly(text, bytes);
    }

    private static bool EndsCleanly(string text, ReadOnlySpan<byte> bytes) =>
        text.Length == 0 || Convert.ToBase64String(bytes[^(((bytes.Length + 2) % 3) + 1)..]).AsSpan().SequenceEqual(text.AsSpan(text.Length - 4));
}
