using System.Text;

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
        if (offset > counted)
        {
            var passed = text[counted..(int)offset];
            counted = (int)offset;
            for (int end; (end = passed.IndexOf((byte)'\n')) >= 0; passed = passed[(end + 1)..])
            {
                line++;
                column = 1;
            }

            column += Units(passed);
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

        return ((int)lineIndex + 1, 1 + Units(text.Slice(start, (int)Math.Min(byteInLine, text.Length - start))));
    }

    // A code point begins with a byte that is no continuation; four-byte ones are two UTF-16 units.
    private static int Units(ReadOnlySpan<byte> bytes)
    {
        if (Ascii.IsValid(bytes))
        {
            return bytes.Length;
        }

        var units = 0;
        foreach (var b in bytes)
        {
            units += (b & 0xC0) == 0x80 ? 0 : b >= 0xF0 ? 2 : 1;
        }

        return units;
    }
}
