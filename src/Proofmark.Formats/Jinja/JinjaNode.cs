namespace Proofmark.Formats.Jinja;

/// <summary>The kinds of <see cref="JinjaNode"/>.</summary>
public enum JinjaNodeKind
{
    /// <summary>A name.</summary>
    Name,

    /// <summary>A text, its escapes resolved and adjacent literals joined.</summary>
    Text,

    /// <summary>
    /// Text between tags, as it is put out where blocks are trimmed (<c>trim_blocks</c>, <c>lstrip_blocks</c>); where it differs, the one child has it untrimmed.
    /// </summary>
    Data,

    /// <summary>The body of a block, which filters of its tag are applied to.</summary>
    Body,

    /// <summary>A number as written.</summary>
    Number,

    /// <summary><c>true</c>, <c>false</c> or <c>none</c>.</summary>
    Constant,

    /// <summary>An attribute, in its text, of the one child.</summary>
    Attribute,

    /// <summary>An item: the object, then the index; several indices are one tuple.</summary>
    Item,

    /// <summary>A slice: start, stop and step; what is left out is an <see cref="Other"/> without children.</summary>
    Slice,

    /// <summary>A call: the callee, then the arguments.</summary>
    Call,

    /// <summary>An argument given by name: the one child under that name.</summary>
    Keyword,

    /// <summary>Arguments unpacked from the one child, by <c>*</c> or <c>**</c>.</summary>
    Spread,

    /// <summary>A filter, named in its text: what is filtered, then the arguments.</summary>
    Filter,

    /// <summary>A test, named in its text: what is tested, then the arguments.</summary>
    Test,

    /// <summary>Operands of the arithmetic or joining operator in its text, from left to right.</summary>
    Operation,

    /// <summary>Operands of comparisons, <c>and</c>, <c>or</c> and <c>not</c>, which give truth or one of the operands.</summary>
    Logic,

    /// <summary>A condition: the value, the test, and the other value where there is one.</summary>
    Conditional,

    /// <summary>A list or tuple.</summary>
    List,

    /// <summary>A dictionary: keys and values in turn.</summary>
    Dictionary,

    /// <summary>Nothing, or something that Jinja refuses.</summary>
    Other,
}

/// <summary>An expression of a template. Depth is bounded by the reader.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Text">The name, text, number or operator; empty where the kind has none.</param>
/// <param name="Children">The parts.</param>
/// <param name="Start">Where it begins in the template, in UTF-16 code units from 0.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Height">Levels below and including this one.</param>
public sealed record JinjaNode(JinjaNodeKind Kind, string Text, IReadOnlyList<JinjaNode> Children, int Start, int End, int Height);

/// <summary>A tag of a template, or an output.</summary>
/// <param name="Tag">Its first word, such as <c>for</c> or <c>endfor</c>; empty for an output, whether an expression or text between tags.</param>
/// <param name="Name">Name of a macro or block; empty where there is none.</param>
/// <param name="Targets">What is assigned to; parameters of a macro or call block.</param>
/// <param name="Expressions">The expressions in it; of an assignment or loop, the value comes first; defaults of parameters.</param>
/// <param name="Start">Where it begins in the template, in UTF-16 code units from 0.</param>
public sealed record JinjaStatement(string Tag, string Name, IReadOnlyList<JinjaNode> Targets, IReadOnlyList<JinjaNode> Expressions, int Start);

/// <summary>What was read of a template.</summary>
/// <param name="Statements">Outputs and tags in order; bodies are told by the tags that end them.</param>
/// <param name="Fault">What Jinja refuses, with its place; null when there is nothing.</param>
/// <param name="Stopped">Which bound ended the reading; null when none did.</param>
public sealed record JinjaReading(IReadOnlyList<JinjaStatement> Statements, JinjaFault? Fault, string? Stopped);

/// <summary>Something that Jinja refuses.</summary>
/// <param name="Message">What it is.</param>
/// <param name="At">Where it stands, in UTF-16 code units from 0.</param>
public sealed record JinjaFault(string Message, int At);
