namespace Proofmark.Formats.Python;

/// <summary>The kinds of <see cref="PythonNode"/>.</summary>
public enum PythonNodeKind
{
    /// <summary>A name.</summary>
    Name,

    /// <summary>An attribute of the one child.</summary>
    Attribute,

    /// <summary>A call: the callee, then the arguments.</summary>
    Call,

    /// <summary>An argument given by name: the one child under that name.</summary>
    Keyword,

    /// <summary>An item: the object, then the indices.</summary>
    Item,

    /// <summary>A slice: its bounds, as far as they are given; the text is the literal step where there is one.</summary>
    Slice,

    /// <summary>A string or bytes literal, its value decoded.</summary>
    Text,

    /// <summary>A formatted literal: its literal parts and fields in order.</summary>
    Format,

    /// <summary>A number as written.</summary>
    Number,

    /// <summary>A tuple, list, set or dict: keys and values in order.</summary>
    Display,

    /// <summary>Operands in order; the text is the first operator.</summary>
    Operation,

    /// <summary>A lambda: defaults and body.</summary>
    Lambda,

    /// <summary>A named expression: the value under that name.</summary>
    Named,

    /// <summary>Anything else, with what it holds: a comprehension, a condition, something that could not be parsed.</summary>
    Other,
}

/// <summary>An expression of Python source. Depth is bounded by the reader.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Text">The name, decoded text, number or operator; empty where the kind has none. Names are in normal form KC, as Python compares them.</param>
/// <param name="Children">The parts.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Height">Levels below and including this one.</param>
public sealed record PythonNode(PythonNodeKind Kind, string Text, IReadOnlyList<PythonNode> Children, int Line, int Column, int Height);
