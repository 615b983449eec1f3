namespace Proofmark.Core.Expressions;

/// <summary>The kinds of <see cref="ExpressionType"/>.</summary>
public enum ExpressionTypeKind
{
    /// <summary>Not known before evaluation: an element of an empty list, an argument of any type.</summary>
    Any,

    /// <summary>Only null.</summary>
    Null,

    /// <summary>True or false.</summary>
    Bool,

    /// <summary>A signed 64-bit whole number.</summary>
    Int,

    /// <summary>An IEEE 754 binary64 number.</summary>
    Double,

    /// <summary>Unicode text.</summary>
    String,

    /// <summary>A list of one element type.</summary>
    List,

    /// <summary>A map from text to one value type.</summary>
    Map,

    /// <summary>A record that the host declares, with named and typed fields.</summary>
    Record,
}
