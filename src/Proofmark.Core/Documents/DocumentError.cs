namespace Proofmark.Core.Documents;

/// <summary>Something wrong in a text document.</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Field">Path of the field, for example <c>components.llm.source</c>; empty for the whole document.</param>
/// <param name="Message">What is wrong and what would be right.</param>
public sealed record DocumentError(string File, int Line, int Column, string Field, string Message)
{
    /// <summary>The form people read.</summary>
    public override string ToString() =>
        Field.Length == 0 ? $"{File}:{Line}:{Column}: {Message}" : $"{File}:{Line}:{Column}: {Field}: {Message}";
}

/// <summary>A document as far as it could be read, and everything that is wrong with it.</summary>
/// <param name="Root">The root node; null when nothing could be read.</param>
/// <param name="Errors">All errors; empty when the document is well-formed.</param>
public sealed record DocumentReading(DocumentNode? Root, IReadOnlyList<DocumentError> Errors);
