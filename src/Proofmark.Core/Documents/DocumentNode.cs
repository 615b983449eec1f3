namespace Proofmark.Core.Documents;

/// <summary>A node of a text document (YAML or JSON) that remembers where it stood.</summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
public abstract record DocumentNode(int Line, int Column)
{
    /// <summary>The scalar's text when this is a string scalar, else null.</summary>
    public string? AsString() => this is DocumentScalar { Kind: ScalarKind.Text } scalar ? scalar.Text : null;

    /// <summary>The child under a key when this is a mapping that has it, else null.</summary>
    public DocumentNode? this[string key] => (this as DocumentMapping)?.Find(key)?.Value;
}

/// <summary>The kinds of scalar of the YAML 1.2 core schema, which are those of JSON.</summary>
public enum ScalarKind
{
    /// <summary>Absent value.</summary>
    Null,

    /// <summary><c>true</c> or <c>false</c>; never <c>yes</c>, <c>no</c>, <c>on</c>, <c>off</c>.</summary>
    Boolean,

    /// <summary>A whole number.</summary>
    WholeNumber,

    /// <summary>A number with fraction or exponent.</summary>
    Number,

    /// <summary>Text.</summary>
    Text,
}

/// <summary>A single value.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Text">Its text as written, without quotes and escapes.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
public sealed record DocumentScalar(ScalarKind Kind, string Text, int Line, int Column) : DocumentNode(Line, Column);

/// <summary>A list of nodes.</summary>
/// <param name="Items">The items in order.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
public sealed record DocumentSequence(IReadOnlyList<DocumentNode> Items, int Line, int Column) : DocumentNode(Line, Column);

/// <summary>A key and its value.</summary>
/// <param name="Key">The key; keys are unique in their mapping.</param>
/// <param name="Line">Line of the key, from 1.</param>
/// <param name="Column">Column of the key, from 1.</param>
/// <param name="Value">The value.</param>
public sealed record DocumentEntry(string Key, int Line, int Column, DocumentNode Value);

/// <summary>A mapping from text to nodes, in document order.</summary>
public sealed record DocumentMapping : DocumentNode
{
    /// <summary>Up to so many entries are looked through faster than a table of them is made.</summary>
    private const int FewEntries = 8;

    private readonly Dictionary<string, DocumentEntry>? byKey;

    /// <summary>Makes a mapping; keys must be unique.</summary>
    public DocumentMapping(IReadOnlyList<DocumentEntry> entries, int line, int column)
        : base(line, column)
    {
        Entries = entries;
        byKey = entries.Count <= FewEntries ? null : entries.ToDictionary(e => e.Key, StringComparer.Ordinal);
    }

    /// <summary>The entries in document order.</summary>
    public IReadOnlyList<DocumentEntry> Entries { get; }

    /// <summary>The entry of a key, or null.</summary>
    public DocumentEntry? Find(string key)
    {
        if (byKey is not null)
        {
            return byKey.GetValueOrDefault(key);
        }

        foreach (var entry in Entries)
        {
            if (entry.Key == key)
            {
                return entry;
            }
        }

        return null;
    }
}
