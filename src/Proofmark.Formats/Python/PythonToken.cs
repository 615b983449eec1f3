namespace Proofmark.Formats.Python;

/// <summary>The kinds of <see cref="PythonToken"/>.</summary>
internal enum PythonTokenKind
{
    /// <summary>An identifier or keyword.</summary>
    Name,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A string or bytes literal with prefix and quotes.</summary>
    Text,

    /// <summary>Prefix and opening quotes of a literal with replacement fields.</summary>
    FormatStart,

    /// <summary>Literal characters between replacement fields, or a format specification.</summary>
    FormatText,

    /// <summary>The closing quotes of such a literal.</summary>
    FormatEnd,

    /// <summary>An operator or delimiter.</summary>
    Sign,

    /// <summary>The end of a logical line.</summary>
    LineEnd,
}

/// <summary>A token of Python source.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Start">Where it begins, in UTF-16 code units.</param>
/// <param name="Length">Its length.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 0; tabs advance to the next multiple of 8.</param>
/// <param name="Raw">For parts of a formatted literal: true where backslashes stand for themselves.</param>
internal readonly record struct PythonToken(PythonTokenKind Kind, int Start, int Length, int Line, int Column, bool Raw = false);
