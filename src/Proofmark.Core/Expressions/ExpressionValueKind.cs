namespace Proofmark.Core.Expressions;

/// <summary>The kinds of <see cref="ExpressionValue"/>.</summary>
public enum ExpressionValueKind
{
    /// <summary>Null.</summary>
    Null,

    /// <summary>True or false.</summary>
    Bool,

    /// <summary>A signed 64-bit whole number.</summary>
    Int,

    /// <summary>An IEEE 754 binary64 number.</summary>
    Double,

    /// <summary>Text.</summary>
    String,

    /// <summary>A list.</summary>
    List,

    /// <summary>A map from text.</summary>
    Map,

    /// <summary>A record of the host.</summary>
    Record,

    /// <summary>No value: evaluation failed.</summary>
    Error,
}
