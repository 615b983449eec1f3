using System.Buffers;
using System.Globalization;
using System.Text;

namespace Proofmark.Formats.Jinja;

/// <summary>Finds the ends of names, numbers, texts and operators (the regular expressions of jinja2/lexer.py, in linear time).</summary>
internal static class JinjaScan
{
    private static readonly string[] LongSigns = ["//", "**", "==", "!=", ">=", "<="];

    private static readonly SearchValues<char> Signs = SearchValues.Create("+-/*%~[](){}><=.:|,;");

    /// <summary>White space as Python's regular expressions have it.</summary>
    public static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is >= '\u001c' and <= '\u001f';

    /// <summary>The end of a name; the start where none begins.</summary>
    public static int NameEnd(string text, int start)
    {
        var at = start;
        while (at < text.Length && Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length) == OperationStatus.Done && IsWord(rune))
        {
            at += length;
        }

        return at;
    }

    /// <summary>The end of a text in quotes, behind the closing quote; -1 where it has none.</summary>
    public static int StringEnd(string text, int start)
    {
        for (var at = start + 1; at < text.Length; at++)
        {
            if (text[at] == '\\')
            {
                at++;
            }
            else if (text[at] == text[start])
            {
                return at + 1;
            }
        }

        return -1;
    }

    /// <summary>Kind and end of the number that begins with the digit at a position.</summary>
    public static (JinjaTokenKind Kind, int End) Number(string text, int start)
    {
        var digits = Digits(text, start, char.IsAsciiDigit);
        var afterDot = start > 0 && text[start - 1] == '.';
        if (!afterDot && Fraction(text, digits) is { } end)
        {
            return (JinjaTokenKind.Float, end);
        }

        if (text[start] != '0')
        {
            return (JinjaTokenKind.Integer, digits);
        }

        Func<char, bool>? known = start + 1 < text.Length ? (text[start + 1] | 0x20) switch
        {
            'b' => static c => c is '0' or '1',
            'o' => static c => c is >= '0' and <= '7',
            'x' => char.IsAsciiHexDigit,
            _ => null,
        } : null;
        var first = start + 2 < text.Length && text[start + 2] == '_' ? start + 3 : start + 2;
        return known is not null && first < text.Length && known(text[first])
            ? (JinjaTokenKind.Integer, Digits(text, first, known))
            : (JinjaTokenKind.Integer, Digits(text, start, static c => c == '0'));
    }

    /// <summary>Length of the operator at a position; 0 where there is none.</summary>
    public static int SignLength(string text, int start) =>
        Array.Exists(LongSigns, sign => string.CompareOrdinal(text, start, sign, 0, 2) == 0) ? 2 : Signs.Contains(text[start]) ? 1 : 0;

    // The end of the fraction or exponent behind digits; null where neither is.
    private static int? Fraction(string text, int digits)
    {
        var at = digits;
        var fraction = at + 1 < text.Length && text[at] == '.' && char.IsAsciiDigit(text[at + 1]);
        if (fraction)
        {
            at = Digits(text, at + 1, char.IsAsciiDigit);
        }

        if (at < text.Length && text[at] is 'e' or 'E')
        {
            var sign = at + 1 < text.Length && text[at + 1] is '+' or '-' ? 1 : 0;
            if (at + 1 + sign < text.Length && char.IsAsciiDigit(text[at + 1 + sign]))
            {
                return Digits(text, at + 1 + sign, char.IsAsciiDigit);
            }
        }

        return fraction ? at : null;
    }

    private static int Digits(string text, int start, Func<char, bool> known)
    {
        var at = start + 1;
        while (at < text.Length && (known(text[at]) || (text[at] == '_' && at + 1 < text.Length && known(text[at + 1]))))
        {
            at++;
        }

        return at;
    }

    private static bool IsWord(Rune rune) =>
        rune.Value == '_' || Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber or UnicodeCategory.ConnectorPunctuation;
}
