namespace Proofmark.Core.Documents;

/// <summary>Turns byte offsets of UTF-8 text into lines and columns (UTF-16 code units, as editors and YAML count them). Offsets only rise.</summary>
internal ref struct TextPosition(ReadOnlySpan<byte> text)
{
    private readonly ReadOnlySpan<byte> text = text;
    private int counted;
    private int line = 1;
    private int column = 1;

    public (int Line, int Column) MoveTo(long offset)
    {
        for (; counted < offset; counted++)
        {
            var b = text[counted];
            if (b == (byte)'\n')
            {
                line++;
                column = 1;
            }
            else
            {
                column += Units(b);
            }
        }

        return (line, column);
    }

    /// <summary>The position of a byte of a line, both from 0, wherever reading stands.</summary>
    public readonly (int Line, int Column) At(long lineIndex, long byteInLine)
    {
        var start = 0;
        for (var i = 0L; i < lineIndex; i++)
        {
            start += text[start..].IndexOf((byte)'\n') + 1;
        }

        var units = 1;
        foreach (var b in text.Slice(start, (int)Math.Min(byteInLine, text.Length - start)))
        {
            units += Units(b);
        }

        return ((int)lineIndex + 1, units);
    }

    // A code point begins with a byte that is no continuation; four-byte ones are two UTF-16 units.
    private static int Units(byte b) => (b & 0xC0) == 0x80 ? 0 : b >= 0xF0 ? 2 : 1;
}
