using System.Globalization;
using System.Text;

namespace Proofmark.Formats.Python;

/// <summary>The value of string and bytes literals (Python language reference, 2.4.1).</summary>
internal static class PythonLiteral
{
    /// <summary>The value of a literal with prefix and quotes. Bytes become characters of the same number.</summary>
    public static string Value(ReadOnlySpan<char> literal)
    {
        var prefix = literal.IndexOfAny('"', '\'');
        var isBytes = literal[..prefix].ContainsAny('b', 'B');
        var isRaw = literal[..prefix].ContainsAny('r', 'R');
        var quote = literal[prefix];
        var body = literal[prefix..];
        var mark = body.Length >= 3 && body[1] == quote && body[2] == quote ? 3 : 1;
        var closed = body.Length >= 2 * mark && body[^1] == quote;
        body = body[Math.Min(mark, body.Length)..(closed ? body.Length - mark : body.Length)];
        return isRaw || !body.Contains('\\') ? body.ToString() : Unescape(body, isBytes);
    }

    /// <summary>Characters of a formatted literal with doubled braces and escapes resolved.</summary>
    public static string FormatText(ReadOnlySpan<char> text, bool raw)
    {
        var single = text.ToString().Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal);
        return raw || !single.Contains('\\', StringComparison.Ordinal) ? single : Unescape(single, isBytes: false);
    }

    /// <summary>Text with the escapes of Python literals resolved; escapes that Python does not know stay as they are.</summary>
    public static string Unescape(ReadOnlySpan<char> text, bool isBytes)
    {
        var value = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
            {
                value.Append(text[i]);
                continue;
            }

            i += Escape(text[(i + 1)..], isBytes, value);
        }

        return value.ToString();
    }

    // Appends what the escape behind a backslash stands for and returns its length.
    private static int Escape(ReadOnlySpan<char> rest, bool isBytes, StringBuilder value)
    {
        switch (rest[0])
        {
            case '\r':
                return rest.Length > 1 && rest[1] == '\n' ? 2 : 1;
            case '\n':
                return 1;
            case 'x':
                return Hexadecimal(rest, 2, value);
            case 'u' when !isBytes:
                return Hexadecimal(rest, 4, value);
            case 'U' when !isBytes:
                return Hexadecimal(rest, 8, value);
            case 'N' when !isBytes && rest.Length > 1 && rest[1] == '{' && rest.IndexOf('}') is var end and > 0:
                value.Append(Named(rest[2..end]));
                return end + 1;
            case >= '0' and <= '7':
                return Octal(rest, value);
        }

        var simple = "\\\\''\"\"a\ab\bf\fn\nr\rt\tv\v";
        for (var i = 0; i < simple.Length; i += 2)
        {
            if (simple[i] == rest[0])
            {
                value.Append(simple[i + 1]);
                return 1;
            }
        }

        value.Append('\\').Append(rest[0]);
        return 1;
    }

    private static int Hexadecimal(ReadOnlySpan<char> rest, int digits, StringBuilder value)
    {
        if (rest.Length <= digits || !int.TryParse(rest.Slice(1, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            value.Append('\\').Append(rest[0]);
            return 1;
        }

        Append(code, value);
        return digits + 1;
    }

    private static int Octal(ReadOnlySpan<char> rest, StringBuilder value)
    {
        var (code, length) = (0, 0);
        while (length < 3 && length < rest.Length && rest[length] is >= '0' and <= '7')
        {
            code = (code * 8) + (rest[length++] - '0');
        }

        value.Append((char)code);
        return length;
    }

    private static void Append(int code, StringBuilder value)
    {
        if (code <= char.MaxValue)
        {
            value.Append((char)code);
        }
        else if (Rune.IsValid(code))
        {
            value.Append(new Rune(code).ToString());
        }
    }

    // The names that matter are letters, digits and the underscore; another one cannot be part of a name that is looked for.
    private static string Named(ReadOnlySpan<char> name)
    {
        const string Small = "LATIN SMALL LETTER ";
        const string Capital = "LATIN CAPITAL LETTER ";
        Span<char> upper = stackalloc char[Math.Min(name.Length, 64)];
        if (name[..upper.Length].ToUpperInvariant(upper) < 0)
        {
            return "\ufffd";
        }

        ReadOnlySpan<char> key = upper;
        return key switch
        {
            "LOW LINE" => "_",
            "FULL STOP" => ".",
            _ when key.StartsWith(Small, StringComparison.Ordinal) && key.Length == Small.Length + 1 => char.ToLowerInvariant(key[^1]).ToString(),
            _ when key.StartsWith(Capital, StringComparison.Ordinal) && key.Length == Capital.Length + 1 => key[^1].ToString(),
            _ => "\ufffd",
        };
    }
}
