using System.Globalization;
using System.Text;

namespace Proofmark.Core.Expressions.Syntax;

/// <summary>String literals: single, double or triple quotes, raw with <c>r</c> (CEL language definition, "String and Bytes Values").</summary>
internal static class StringLiteral
{
    public static bool StartsAt(string source, int at) =>
        source[at] is '"' or '\'' || (source[at] is 'r' or 'R' && at + 1 < source.Length && source[at + 1] is '"' or '\'');

    public static (string Text, int End) Read(string source, int start, ExpressionPosition position)
    {
        var at = start;
        var raw = source[at] is 'r' or 'R';
        at += raw ? 1 : 0;
        var quote = source[at];
        var triple = source.AsSpan(at).StartsWith([quote, quote, quote]);
        var closing = new string(quote, triple ? 3 : 1);
        at += closing.Length;
        var text = new StringBuilder();
        while (!source.AsSpan(at).StartsWith(closing))
        {
            if (at == source.Length || (!triple && source[at] is '\n' or '\r'))
            {
                throw new SyntaxException(position, "the string is not closed");
            }

            at = source[at] == '\\' && !raw ? Escape(source, at, position, text) : Plain(source, at, position, text);
        }

        return (text.ToString(), at + closing.Length);
    }

    private static int Plain(string source, int at, ExpressionPosition position, StringBuilder text)
    {
        if (!Rune.TryGetRuneAt(source, at, out var rune))
        {
            throw new SyntaxException(position, "the string holds half a surrogate pair");
        }

        text.Append(source, at, rune.Utf16SequenceLength);
        return at + rune.Utf16SequenceLength;
    }

    private static int Escape(string source, int at, ExpressionPosition position, StringBuilder text)
    {
        var c = at + 1 < source.Length ? source[at + 1] : '\0';
        if ("abfnrtv\\?\"'`".IndexOf(c, StringComparison.Ordinal) is >= 0 and var simple)
        {
            text.Append("\a\b\f\n\r\t\v\\?\"'`"[simple]);
            return at + 2;
        }

        return c switch
        {
            'x' or 'X' => CodePoint(source, at + 2, 2, NumberStyles.AllowHexSpecifier, position, text),
            'u' => CodePoint(source, at + 2, 4, NumberStyles.AllowHexSpecifier, position, text),
            'U' => CodePoint(source, at + 2, 8, NumberStyles.AllowHexSpecifier, position, text),
            >= '0' and <= '3' => Octal(source, at + 1, position, text),
            _ => throw new SyntaxException(position, "the string holds an unknown escape; write \\\\ for a backslash"),
        };
    }

    private static int CodePoint(string source, int at, int digits, NumberStyles style, ExpressionPosition position, StringBuilder text)
    {
        if (at + digits > source.Length
            || !uint.TryParse(source.AsSpan(at, digits), style, CultureInfo.InvariantCulture, out var value)
            || !Rune.TryCreate(value, out var rune))
        {
            throw new SyntaxException(position, $"an escape in the string needs {digits} digits that name a Unicode scalar value");
        }

        text.Append(rune.ToString());
        return at + digits;
    }

    private static int Octal(string source, int at, ExpressionPosition position, StringBuilder text)
    {
        var digits = source.AsSpan(at, Math.Min(3, source.Length - at));
        if (digits.Length < 3 || digits.ContainsAnyExceptInRange('0', '7'))
        {
            throw new SyntaxException(position, "an octal escape in the string has three digits from 000 to 377");
        }

        text.Append((char)(((digits[0] - '0') * 64) + ((digits[1] - '0') * 8) + (digits[2] - '0')));
        return at + 3;
    }
}
