using System.Globalization;
using System.Text;

namespace Proofmark.Formats.Pickle;

/// <summary>Arguments that protocol 0 writes as text lines.</summary>
internal static class TextArguments
{
    /// <summary>A decimal integer as Python's <c>int</c> reads it; false when it is none or does not fit.</summary>
    public static bool TryInteger(ReadOnlySpan<byte> line, out long value)
    {
        value = 0;
        line = line.Trim(" \t\r\v\f\n"u8);
        if (line.Length > 64)
        {
            return false;
        }

        Span<char> digits = stackalloc char[64];
        int length = 0;
        foreach (byte b in line)
        {
            if (b != '_')
            {
                digits[length++] = (char)b;
            }
        }

        return long.TryParse(digits[..length], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    public static bool TryFloat(ReadOnlySpan<byte> line, out double value) =>
        double.TryParse(line, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    /// <summary>The bytes that a quoted repr (STRING) stands for; false when the quotes are missing.</summary>
    public static bool TryUnquote(ReadOnlySpan<byte> line, out byte[] bytes)
    {
        line = line.Trim(" \t\r\v\f"u8);
        bool quoted = line.Length >= 2 && line[0] == line[^1] && line[0] is (byte)'\'' or (byte)'"';
        ReadOnlySpan<byte> inner = quoted ? line[1..^1] : line;
        bytes = inner.Contains((byte)'\\') ? Unescape(inner) : inner.ToArray();
        return quoted;
    }

    /// <summary>Text in Python's raw-unicode-escape (UNICODE): only <c>\uXXXX</c> and <c>\UXXXXXXXX</c> are escapes, other bytes are Latin-1.</summary>
    public static string RawUnicode(ReadOnlySpan<byte> line)
    {
        if (!line.Contains((byte)'\\'))
        {
            return Encoding.Latin1.GetString(line);
        }

        var text = new StringBuilder(line.Length);
        for (int i = 0; i < line.Length; i++)
        {
            int digits = i + 1 < line.Length && line[i] == '\\' ? line[i + 1] switch { (byte)'u' => 4, (byte)'U' => 8, _ => 0 } : 0;
            if (digits > 0 && TryHex(line, i + 2, digits, out uint code) && code <= 0x10FFFF)
            {
                AppendCode(text, code);
                i += 1 + digits;
            }
            else
            {
                text.Append((char)line[i]);
                // A doubled backslash protects what follows it.
                if (line[i] == '\\' && i + 1 < line.Length && line[i + 1] == '\\')
                {
                    text.Append('\\');
                    i++;
                }
            }
        }

        return text.ToString();
    }

    private static void AppendCode(StringBuilder text, uint code)
    {
        if (code <= 0xFFFF)
        {
            text.Append((char)code);
        }
        else
        {
            text.Append(char.ConvertFromUtf32((int)code));
        }
    }

    private static byte[] Unescape(ReadOnlySpan<byte> text)
    {
        var bytes = new List<byte>(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
            {
                bytes.Add(text[i]);
                continue;
            }

            byte escape = text[++i];
            int simple = "\\'\"abfnrtv"u8.IndexOf(escape);
            if (simple >= 0)
            {
                bytes.Add("\\'\"\a\b\f\n\r\t\v"u8[simple]);
            }
            else if (escape is >= (byte)'0' and <= (byte)'7')
            {
                i += AppendOctal(text, i, bytes);
            }
            else if (escape == 'x' && TryHex(text, i + 1, 2, out uint code))
            {
                bytes.Add((byte)code);
                i += 2;
            }
            else if (escape != '\n')
            {
                bytes.Add((byte)'\\');
                bytes.Add(escape);
            }
        }

        return [.. bytes];
    }

    private static int AppendOctal(ReadOnlySpan<byte> text, int start, List<byte> bytes)
    {
        int code = 0;
        int length = 0;
        while (length < 3 && start + length < text.Length && text[start + length] is >= (byte)'0' and <= (byte)'7')
        {
            code = (code * 8) + text[start + length] - '0';
            length++;
        }

        bytes.Add((byte)code);
        return length - 1;
    }

    private static bool TryHex(ReadOnlySpan<byte> text, int start, int digits, out uint code)
    {
        code = 0;
        return start + digits <= text.Length
            && uint.TryParse(text.Slice(start, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out code);
    }
}
