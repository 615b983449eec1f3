using System.Text;
using System.Text.Json;

namespace Proofmark.Core.Documents;

/// <summary>Builds nodes from the tokens of the framework's JSON reader.</summary>
internal ref struct JsonDocumentTree
{
    private const int FewKeys = 8;

    private readonly Limits limits;
    private readonly ErrorList errors;
    private Utf8JsonReader reader;
    private TextPosition position;
    private int nodes;

    private JsonDocumentTree(string file, ReadOnlySpan<byte> text, Limits limits, bool allowComments)
    {
        this.limits = limits;
        errors = new ErrorList(file);
        position = new TextPosition(text);
        reader = new Utf8JsonReader(text, new JsonReaderOptions
        {
            MaxDepth = limits.MaxDocumentDepth,
            CommentHandling = allowComments ? JsonCommentHandling.Skip : JsonCommentHandling.Disallow,
            AllowTrailingCommas = allowComments,
        });
    }

    /// <summary>Reads text that is known to be valid UTF-8.</summary>
    public static DocumentReading Read(string file, ReadOnlySpan<byte> text, Limits limits, bool allowComments)
    {
        var tree = new JsonDocumentTree(file, text, limits, allowComments);
        var root = tree.Read();
        return new DocumentReading(root, tree.errors.Errors);
    }

    private DocumentNode? Read()
    {
        try
        {
            if (!reader.Read())
            {
                errors.Add(1, 1, DocumentPath.Root, "the document is empty");
                return null;
            }

            var root = ReadNode(DocumentPath.Root);
            reader.Read();
            return root;
        }
        catch (JsonException broken)
        {
            var (line, column) = position.At(broken.LineNumber ?? 0, broken.BytePositionInLine ?? 0);
            errors.Add(line, column, DocumentPath.Root, Plain(broken.Message));
            return null;
        }
        catch (LimitReached)
        {
            return null;
        }
    }

    private DocumentNode ReadNode(DocumentPath path)
    {
        var (line, column) = position.MoveTo(reader.TokenStartIndex);
        if (++nodes > limits.MaxDocumentNodes)
        {
            throw Stop(line, column, path, $"the document has more than {limits.MaxDocumentNodes} nodes");
        }

        return reader.TokenType switch
        {
            JsonTokenType.StartObject => ReadObject(path, line, column),
            JsonTokenType.StartArray => ReadArray(path, line, column),
            JsonTokenType.String => new DocumentScalar(ScalarKind.Text, GetText(path, line, column), line, column),
            JsonTokenType.Number => ReadNumber(line, column),
            JsonTokenType.True => new DocumentScalar(ScalarKind.Boolean, "true", line, column),
            JsonTokenType.False => new DocumentScalar(ScalarKind.Boolean, "false", line, column),
            _ => new DocumentScalar(ScalarKind.Null, "null", line, column),
        };
    }

    private DocumentMapping ReadObject(DocumentPath path, int line, int column)
    {
        var entries = new List<DocumentEntry>();
        HashSet<string>? keys = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var (keyLine, keyColumn) = position.MoveTo(reader.TokenStartIndex);
            var key = GetText(path, keyLine, keyColumn);
            reader.Read();
            var value = ReadNode(path.Below(key));
            if (IsNew(key, entries, ref keys))
            {
                entries.Add(new DocumentEntry(key, keyLine, keyColumn, value));
            }
            else
            {
                errors.Add(keyLine, keyColumn, path.Below(key), "the key stands here a second time");
            }
        }

        return new DocumentMapping(entries, line, column);
    }

    // Most objects are small, and documents hold thousands of them: a set is made for large ones only.
    private static bool IsNew(string key, List<DocumentEntry> entries, ref HashSet<string>? keys)
    {
        if (entries.Count < FewKeys)
        {
            return !Holds(entries, key);
        }

        keys ??= new HashSet<string>(entries.Select(static entry => entry.Key), StringComparer.Ordinal);
        return keys.Add(key);
    }

    private static bool Holds(List<DocumentEntry> entries, string key)
    {
        foreach (var entry in entries)
        {
            if (entry.Key == key)
            {
                return true;
            }
        }

        return false;
    }

    private DocumentSequence ReadArray(DocumentPath path, int line, int column)
    {
        var items = new List<DocumentNode>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(ReadNode(path.Below(items.Count)));
        }

        return new DocumentSequence(items, line, column);
    }

    private readonly DocumentScalar ReadNumber(int line, int column)
    {
        var written = Encoding.UTF8.GetString(reader.ValueSpan);
        var kind = written.AsSpan().IndexOfAny('.', 'e', 'E') >= 0 ? ScalarKind.Number : ScalarKind.WholeNumber;
        return new DocumentScalar(kind, written, line, column);
    }

    // A string may hold an escaped lone surrogate, which is not text.
    private readonly string GetText(DocumentPath path, int line, int column)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Stop(line, column, path, "a string holds half a surrogate pair");
        }
    }

    private readonly LimitReached Stop(int line, int column, DocumentPath path, string message)
    {
        errors.Add(line, column, path, message);
        return new LimitReached();
    }

    private static string Plain(string message)
    {
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }
}
