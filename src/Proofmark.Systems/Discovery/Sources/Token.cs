namespace Proofmark.Systems.Discovery.Sources;

/// <summary>The kinds of <see cref="Token"/>.</summary>
internal enum TokenKind
{
    /// <summary>A name or keyword, or a number.</summary>
    Word,

    /// <summary>Text in quotes.</summary>
    Text,

    /// <summary>Any other single character.</summary>
    Sign,
}

/// <summary>A piece of source code.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Start">Where it begins, in UTF-16 code units; for a text behind the opening quotes.</param>
/// <param name="Length">Its length, without quotes.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Indent">Column of the token, from 0.</param>
/// <param name="Open">True for text whose value the code only knows when it runs.</param>
internal readonly record struct Token(TokenKind Kind, int Start, int Length, int Line, int Indent, bool Open);
