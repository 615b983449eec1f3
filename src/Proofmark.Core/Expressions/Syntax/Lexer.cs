using System.Globalization;

namespace Proofmark.Core.Expressions.Syntax;

/// <summary>Cuts the source into tokens (CEL language definition, "Syntax").</summary>
internal sealed class Lexer(string source)
{
    private static readonly string[] Symbols =
        ["&&", "||", "==", "!=", "<=", ">=", "<", ">", "!", "+", "-", "*", "/", "%", "?", ":", ".", ",", "(", ")", "[", "]", "{", "}"];

    private int at;
    private int line = 1;
    private int lineStart;

    public Token Next()
    {
        SkipBlank();
        var position = Position();
        if (at == source.Length)
        {
            return new Token(TokenKind.End, position, "");
        }

        var c = source[at];
        if (StringLiteral.StartsAt(source, at))
        {
            var (text, end) = StringLiteral.Read(source, at, position);
            MoveTo(end);
            return new Token(TokenKind.String, position, text);
        }

        if (Identifiers.IsStart(c))
        {
            return Word(position);
        }

        if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(Peek(1))))
        {
            return Number(position);
        }

        foreach (var symbol in Symbols)
        {
            if (source.AsSpan(at).StartsWith(symbol, StringComparison.Ordinal))
            {
                at += symbol.Length;
                return new Token(TokenKind.Symbol, position, symbol);
            }
        }

        throw new SyntaxException(position, char.IsControl(c) || char.IsSurrogate(c) ? "a character that has no meaning here" : $"the character '{c}' has no meaning here");
    }

    private Token Word(ExpressionPosition position)
    {
        var start = at;
        while (Identifiers.IsPart(Peek(0)))
        {
            at++;
        }

        return new Token(TokenKind.Identifier, position, source[start..at]);
    }

    private Token Number(ExpressionPosition position)
    {
        if (Peek(0) == '0' && Peek(1) is 'x' or 'X')
        {
            return Hexadecimal(position);
        }

        var start = at;
        Digits();
        var whole = true;
        if (Peek(0) == '.' && char.IsAsciiDigit(Peek(1)))
        {
            whole = false;
            at++;
            Digits();
        }

        if (Peek(0) is 'e' or 'E' && (char.IsAsciiDigit(Peek(1)) || (Peek(1) is '+' or '-' && char.IsAsciiDigit(Peek(2)))))
        {
            whole = false;
            at += 2;
            Digits();
        }

        var text = source.AsSpan(start, at - start);
        RefuseWordAfterNumber(position);
        if (!whole)
        {
            var number = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
            return double.IsFinite(number) ? new Token(TokenKind.Double, position, "", Number: number) : throw new SyntaxException(position, "the number is too large");
        }

        return ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? new Token(TokenKind.Int, position, "", Whole: value)
            : throw new SyntaxException(position, "the whole number needs more than 64 bits");
    }

    private Token Hexadecimal(ExpressionPosition position)
    {
        at += 2;
        var start = at;
        while (char.IsAsciiHexDigit(Peek(0)))
        {
            at++;
        }

        RefuseWordAfterNumber(position);
        return ulong.TryParse(source.AsSpan(start, at - start), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? new Token(TokenKind.Int, position, "", Whole: value)
            : throw new SyntaxException(position, "a hexadecimal number has 1 to 16 digits after 0x");
    }

    private void RefuseWordAfterNumber(ExpressionPosition position)
    {
        if (Identifiers.IsStart(Peek(0)))
        {
            throw new SyntaxException(position, "a number runs into a name (unsigned numbers with a 'u' are not in this language)");
        }
    }

    private void Digits()
    {
        while (char.IsAsciiDigit(Peek(0)))
        {
            at++;
        }
    }

    private void SkipBlank()
    {
        while (at < source.Length)
        {
            if (source[at] == '/' && Peek(1) == '/')
            {
                var end = source.IndexOf('\n', at);
                at = end < 0 ? source.Length : end;
            }
            else if (source[at] is ' ' or '\t' or '\r' or '\n' or '\f')
            {
                MoveTo(at + 1);
            }
            else
            {
                return;
            }
        }
    }

    private void MoveTo(int end)
    {
        for (; at < end; at++)
        {
            if (source[at] == '\n')
            {
                line++;
                lineStart = at + 1;
            }
        }
    }

    private char Peek(int ahead) => at + ahead < source.Length ? source[at + ahead] : '\0';

    private ExpressionPosition Position() => new(at, line, at - lineStart + 1);
}
