namespace Proofmark.Core;

/// <summary>Where something was observed.</summary>
/// <param name="Path">File path relative to the root that was given, with forward slashes.</param>
/// <param name="Member">Path inside the file when it is a container; nested containers are joined with <c>!/</c>.</param>
/// <param name="Offset">Byte offset inside the file or member, from 0.</param>
/// <param name="Line">Line number, from 1.</param>
/// <param name="Column">Column, from 1.</param>
public sealed record Location(string Path, string? Member = null, long? Offset = null, int? Line = null, int? Column = null)
{
    /// <summary>The form people read: <c>path!/member:line:column</c> or <c>path!/member@offset</c>.</summary>
    public override string ToString()
    {
        var text = Member is null ? Path : $"{Path}!/{Member}";
        if (Line is { } line)
        {
            return Column is { } column ? $"{text}:{line}:{column}" : $"{text}:{line}";
        }

        return Offset is { } offset ? $"{text}@{offset}" : text;
    }
}
