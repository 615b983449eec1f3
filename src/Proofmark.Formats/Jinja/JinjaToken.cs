namespace Proofmark.Formats.Jinja;

/// <summary>The kinds of <see cref="JinjaToken"/>.</summary>
internal enum JinjaTokenKind
{
    /// <summary>The end of the template.</summary>
    End,

    /// <summary>Text that is put out as it stands.</summary>
    Text,

    /// <summary>The beginning of an output, <c>{{</c>.</summary>
    OutputStart,

    /// <summary>The end of an output.</summary>
    OutputEnd,

    /// <summary>The beginning of a statement, <c>{%</c>.</summary>
    TagStart,

    /// <summary>The end of a statement.</summary>
    TagEnd,

    /// <summary>An identifier or keyword.</summary>
    Name,

    /// <summary>A string literal with its quotes.</summary>
    String,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number with fraction or exponent.</summary>
    Float,

    /// <summary>An operator or delimiter.</summary>
    Sign,
}

/// <summary>A token of a template.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Start">Where it begins, in UTF-16 code units.</param>
/// <param name="Length">Its length.</param>
internal readonly record struct JinjaToken(JinjaTokenKind Kind, int Start, int Length);
