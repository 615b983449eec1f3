namespace Proofmark.Provenance.Bundles;

/// <summary>Base64 (RFC 4648, 4) without white space, with padding, and with nothing in the unused bits: one spelling for each content.</summary>
internal static class StrictBase64
{
    /// <summary>Decodes; false for any other spelling.</summary>
    public static bool TryDecode(string text, out byte[] bytes)
    {
        bytes = new byte[text.Length / 4 * 3];
        if (text.Length % 4 != 0 || !Convert.TryFromBase64String(text, bytes, out var length))
        {
            return false;
        }

        Array.Resize(ref bytes, length);
        return Convert.ToBase64String(bytes) == text;
    }
}
