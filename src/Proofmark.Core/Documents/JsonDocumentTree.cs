using System.Text;
using System.Text.Json;

namespace Proofmark.Core.Documents;

/// <summary>Builds nodes from the tokens of the framework's JSON reader.</summary>
internal ref struct JsonDocumentTree
{
    private readonly string file;
    private readonly ReadOnlySpan<byte> text;
    private readonly Limits limits;
    private readonly List<DocumentError> errors;
    private Utf8JsonReader reader;
    private int nodes;
    private int line;
    private int lineStart;
    private int counted;

    private JsonDocumentTree(string file, ReadOnlySpan<byte> text, Limits limits, bool allowComments)
    {
        this.file = file;
        this.text = text;
        this.limits = limits;
        errors = [];
        line = 1;
        reader = new Utf8JsonReader(text, new JsonReaderOptions
        {
            MaxDepth = limits.MaxDocumentDepth,
            CommentHandling = allowComments ? JsonCommentHandling.Skip : JsonCommentHandling.Disallow,
            AllowTrailingCommas = allowComments,
        });
    }

    public static DocumentReading Read(string file, string text, Limits limits, bool allowComments)
    {
        var tree = new JsonDocumentTree(file, Encoding.UTF8.GetBytes(text), limits, allowComments);
        var root = tree.Read();
        return new DocumentReading(root, tree.errors);
    }

    private DocumentNode? Read()
    {
        try
        {
            reader.Read();
            var root = ReadNode("");
            reader.Read();
            return root;
        }
        catch (JsonException broken)
        {
            errors.Add(new DocumentError(file, (int)(broken.LineNumber ?? 0) + 1, (int)(broken.BytePositionInLine ?? 0) + 1, "", Plain(broken.Message)));
            return null;
        }
    }

    private DocumentNode ReadNode(string field)
    {
        var (at, column) = Position();
        if (++nodes > limits.MaxDocumentNodes)
        {
            throw new JsonException($"the document has more than {limits.MaxDocumentNodes} nodes", null, at - 1, column - 1);
        }

        return reader.TokenType switch
        {
            JsonTokenType.StartObject => ReadObject(field, at, column),
            JsonTokenType.StartArray => ReadArray(field, at, column),
            JsonTokenType.String => new DocumentScalar(ScalarKind.Text, GetText(at, column), at, column),
            JsonTokenType.Number => ReadNumber(at, column),
            JsonTokenType.True => new DocumentScalar(ScalarKind.Boolean, "true", at, column),
            JsonTokenType.False => new DocumentScalar(ScalarKind.Boolean, "false", at, column),
            _ => new DocumentScalar(ScalarKind.Null, "null", at, column),
        };
    }

    private DocumentMapping ReadObject(string field, int at, int column)
    {
        var entries = new List<DocumentEntry>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var (keyLine, keyColumn) = Position();
            var key = GetText(keyLine, keyColumn);
            reader.Read();
            var value = ReadNode(field.Length == 0 ? key : $"{field}.{key}");
            if (keys.Add(key))
            {
                entries.Add(new DocumentEntry(key, keyLine, keyColumn, value));
            }
            else
            {
                errors.Add(new DocumentError(file, keyLine, keyColumn, field.Length == 0 ? key : $"{field}.{key}", "the key stands here a second time"));
            }
        }

        return new DocumentMapping(entries, at, column);
    }

    private DocumentSequence ReadArray(string field, int at, int column)
    {
        var items = new List<DocumentNode>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(ReadNode($"{field}[{items.Count}]"));
        }

        return new DocumentSequence(items, at, column);
    }

    private readonly DocumentScalar ReadNumber(int at, int column)
    {
        var written = Encoding.UTF8.GetString(reader.ValueSpan);
        var kind = written.AsSpan().IndexOfAny('.', 'e', 'E') >= 0 ? ScalarKind.Number : ScalarKind.WholeNumber;
        return new DocumentScalar(kind, written, at, column);
    }

    // A string may hold an escaped lone surrogate, which is not text.
    private readonly string GetText(int at, int column)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new JsonException("a string holds half a surrogate pair", null, at - 1, column - 1);
        }
    }

    private (int Line, int Column) Position()
    {
        var start = (int)reader.TokenStartIndex;
        for (; counted < start; counted++)
        {
            if (text[counted] == (byte)'\n')
            {
                line++;
                lineStart = counted + 1;
            }
        }

        return (line, start - lineStart + 1);
    }

    private static string Plain(string message)
    {
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }
}
