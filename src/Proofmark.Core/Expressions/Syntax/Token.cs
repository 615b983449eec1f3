namespace Proofmark.Core.Expressions.Syntax;

internal enum TokenKind
{
    End,
    Identifier,
    Int,
    Double,
    String,
    Symbol,
}

/// <summary>A word of the source.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Position">Where it begins.</param>
/// <param name="Text">The name, the symbol, or the value of a string.</param>
/// <param name="Whole">The magnitude of a whole number.</param>
/// <param name="Number">The value of a number.</param>
internal readonly record struct Token(TokenKind Kind, ExpressionPosition Position, string Text, ulong Whole = 0, double Number = 0)
{
    public bool Is(string symbol) => Kind == TokenKind.Symbol && string.Equals(Text, symbol, StringComparison.Ordinal);

    public override string ToString() => Kind switch
    {
        TokenKind.End => "the end",
        TokenKind.String => "a string",
        TokenKind.Int or TokenKind.Double => "a number",
        _ => $"'{Text}'",
    };
}
