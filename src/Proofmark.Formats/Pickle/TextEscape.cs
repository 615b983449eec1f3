using System.Globalization;
using System.Text;

namespace Proofmark.Formats.Pickle;

/// <summary>Text from a hostile stream as printable ASCII, so that no terminal or page is misled by control or direction characters.</summary>
internal static class TextEscape
{
    /// <summary>Appends text with everything but printable ASCII escaped as in a Python string literal.</summary>
    public static void Append(StringBuilder target, ReadOnlySpan<byte> utf8, char quote, int maxLength)
    {
        while (!utf8.IsEmpty && target.Length < maxLength)
        {
            Rune.DecodeFromUtf8(utf8, out Rune rune, out int consumed);
            bool invalid = rune == Rune.ReplacementChar && consumed != 3;
            if (invalid)
            {
                target.Append(CultureInfo.InvariantCulture, $"\\x{utf8[0]:x2}");
                consumed = 1;
            }
            else
            {
                Append(target, rune.Value, quote);
            }

            utf8 = utf8[consumed..];
        }
    }

    /// <summary>A name as printable ASCII; a name that is so already stays the same object.</summary>
    public static string Name(string name)
    {
        if (name.AsSpan().IndexOfAnyExceptInRange('!', '~') < 0)
        {
            return name;
        }

        var target = new StringBuilder();
        foreach (Rune rune in name.EnumerateRunes())
        {
            Append(target, rune.Value, '\0');
        }

        return target.ToString();
    }

    private static void Append(StringBuilder target, int code, char quote)
    {
        if (quote != '\0' && (code == quote || code == '\\'))
        {
            target.Append('\\').Append((char)code);
        }
        else if (code is >= ' ' and <= '~')
        {
            target.Append((char)code);
        }
        else if (code == '\n')
        {
            target.Append("\\n");
        }
        else
        {
            string escape = code <= 0xFF ? $"\\x{code:x2}" : code <= 0xFFFF ? $"\\u{code:x4}" : $"\\U{code:x8}";
            target.Append(escape);
        }
    }
}
