using System.Globalization;

namespace Proofmark.Scanning.Checks;

/// <summary>Byte strings as pickles of protocols 0 to 2 write them: text of which each character is a byte.</summary>
internal static class Latin1Text
{
    private const int Escape = 6;

    /// <summary>The bytes; null for text with characters that are no bytes.</summary>
    /// <param name="text">The text as it stands in the pickle.</param>
    /// <param name="escaped">True for raw-unicode-escape (protocol 0), false for UTF-8.</param>
    public static byte[]? Decode(ReadOnlySpan<byte> text, bool escaped)
    {
        var bytes = new byte[text.Length];
        var written = 0;
        while (!text.IsEmpty)
        {
            var (value, taken) = escaped ? Escaped(text) : Utf8(text);
            if (value is < 0 or > 0xFF)
            {
                return null;
            }

            bytes[written++] = (byte)value;
            text = text[taken..];
        }

        return bytes[..written];
    }

    // \uXXXX is the only escape that the pickler writes.
    private static (int Value, int Taken) Escaped(ReadOnlySpan<byte> text) => text is [(byte)'\\', (byte)'u' or (byte)'U', ..]
        ? (text.Length >= Escape && text[1] == 'u' && int.TryParse(text[2..Escape], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) ? value : -1, Escape)
        : (text[0], 1);

    private static (int Value, int Taken) Utf8(ReadOnlySpan<byte> text) => text switch
    {
        [< 0x80, ..] => (text[0], 1),
        [0xC2 or 0xC3, >= 0x80 and < 0xC0, ..] => (((text[0] & 3) << 6) | (text[1] & 0x3F), 2),
        _ => (-1, 1),
    };
}
