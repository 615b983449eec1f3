namespace Proofmark.Formats.Python;

/// <summary>The kinds of <see cref="PythonStatement"/>.</summary>
public enum PythonStatementKind
{
    /// <summary>An expression, or several.</summary>
    Expression,

    /// <summary>An import.</summary>
    Import,

    /// <summary>An assignment, also of <c>for</c>, <c>with</c> and <c>except</c>.</summary>
    Assign,

    /// <summary>A function; the expressions are defaults and annotations.</summary>
    Function,

    /// <summary>A class; the expressions are its bases and keywords.</summary>
    Class,

    /// <summary>A decorator of the function or class that follows.</summary>
    Decorator,

    /// <summary>A return or yield.</summary>
    Return,

    /// <summary>The test whether the file is run as a program, which no import does.</summary>
    MainGuard,

    /// <summary>The head of another block, with the expressions in it.</summary>
    Block,
}

/// <summary>A name that an import binds.</summary>
/// <param name="Path">What is imported: a dotted path; relative imports begin with dots.</param>
/// <param name="Name">The name it gets here; <c>*</c> for all names.</param>
public sealed record PythonImport(string Path, string Name);

/// <summary>A statement of Python source.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Indent">Column of its logical line, which tells the block it belongs to.</param>
/// <param name="Inline">True when it stands on the line of the head of its block.</param>
/// <param name="Name">Name of a function or class, operator of an augmented assignment, else empty.</param>
/// <param name="Targets">What is assigned to; for functions their parameters.</param>
/// <param name="Expressions">The expressions in it; of an assignment its value comes first.</param>
/// <param name="Imports">Names that are imported.</param>
public sealed record PythonStatement(
    PythonStatementKind Kind,
    int Line,
    int Indent,
    bool Inline,
    string Name,
    IReadOnlyList<PythonNode> Targets,
    IReadOnlyList<PythonNode> Expressions,
    IReadOnlyList<PythonImport> Imports);

/// <summary>What was read of Python source.</summary>
/// <param name="Statements">The statements in order, blocks told by indentation.</param>
/// <param name="Anomalies">What is irregular; offsets are characters of the decoded text.</param>
/// <param name="Stopped">Why reading ended early; null when everything was read.</param>
public sealed record PythonReading(IReadOnlyList<PythonStatement> Statements, IReadOnlyList<FormatAnomaly> Anomalies, string? Stopped);
