using System.Globalization;
using System.Text;

namespace Proofmark.Formats.Pickle;

/// <summary>Writes values as Python would, cut in depth and length so that shared structure that expands without end costs nothing.</summary>
internal sealed class Renderer(ValueStore store, GlobalTable globals)
{
    private const int MaxLength = 200;
    private const int MaxDepth = 5;
    private readonly StringBuilder _text = new();

    /// <summary>A value as an expression.</summary>
    public string Expression(Value value)
    {
        _text.Clear();
        Write(value, 0);
        return Finish();
    }

    /// <summary>A call with positional arguments (a tuple value), and keyword arguments where there are any.</summary>
    public string Call(string callee, Value arguments, Value keywords = default)
    {
        _text.Clear();
        _text.Append(callee);
        WriteArguments(arguments, keywords, 0);
        return Finish();
    }

    /// <summary>An assignment, an update or the like: target, operation and value.</summary>
    public string Operation(string target, string operation, Value value)
    {
        _text.Clear();
        _text.Append(target).Append(operation).Append('(');
        Write(value, 1);
        _text.Append(')');
        return Finish();
    }

    private bool IsFull => _text.Length >= MaxLength;

    private string Finish()
    {
        if (_text.Length > MaxLength)
        {
            _text.Length = MaxLength;
            _text.Append("...");
        }

        return _text.ToString();
    }

    private void Write(Value value, int depth)
    {
        if (IsFull)
        {
            return;
        }

        if (depth > MaxDepth)
        {
            _text.Append("...");
            return;
        }

        switch (value.Kind)
        {
            case ValueKind.None: _text.Append("None"); break;
            case ValueKind.Bool: _text.Append(value.Integer != 0 ? "True" : "False"); break;
            case ValueKind.Int: _text.Append(value.Integer); break;
            case ValueKind.Float: _text.Append(value.Double.ToString("G12", CultureInfo.InvariantCulture)); break;
            case ValueKind.ShortText or ValueKind.Text: WriteText(value, ""); break;
            case ValueKind.Bytes: WriteText(value, "b"); break;
            case ValueKind.Tuple or ValueKind.List or ValueKind.Set: WriteItems(value, depth); break;
            case ValueKind.Dict: WriteDict(value, depth); break;
            case ValueKind.Global or ValueKind.Module: _text.Append(globals[value.Index].Display); break;
            case ValueKind.Instance: _text.Append(globals[value.Index].Display).Append("(...)"); break;
            case ValueKind.Call: WriteCall(value, "", depth); break;
            case ValueKind.New: WriteCall(value, ".__new__", depth); break;
            case ValueKind.Attribute: WriteAttribute(value, depth); break;
            case ValueKind.Persistent: WriteNested("persistent_load(", store.Part(value, 0), ")", depth); break;
            default: _text.Append(Placeholder(value.Kind)); break;
        }
    }

    private static string Placeholder(ValueKind kind) => kind switch
    {
        ValueKind.BigInt => "<int>",
        ValueKind.LostText => "<str>",
        ValueKind.LostBytes => "<bytes>",
        ValueKind.LostTuple => "<tuple>",
        ValueKind.LostContainer => "<container>",
        ValueKind.Buffer => "<buffer>",
        _ => "<unknown>",
    };

    private void WriteNested(string before, Value inner, string after, int depth)
    {
        _text.Append(before);
        Write(inner, depth + 1);
        _text.Append(after);
    }

    private void WriteText(Value value, string prefix)
    {
        _text.Append(prefix).Append('\'');
        TextEscape.Append(_text, store.Span(value, stackalloc byte[8]), '\'', MaxLength + 1);
        _text.Append(ValueStore.IsWhole(value) ? "'" : "...'");
    }

    private void WriteAttribute(Value value, int depth)
    {
        Write(store.Part(value, 0), depth + 1);
        string? name = store.TextOf(store.Part(value, 1));
        _text.Append('.').Append(name is null ? "<unknown>" : TextEscape.Name(name));
    }

    private void WriteCall(Value value, string suffix, int depth)
    {
        Write(store.Part(value, 0), depth + 1);
        _text.Append(suffix);
        WriteArguments(store.Part(value, 1), default, depth + 1);
    }

    private void WriteArguments(Value arguments, Value keywords, int depth)
    {
        _text.Append('(');
        if (arguments.Kind == ValueKind.Tuple)
        {
            WriteSequence(store.Items(arguments), store.HasAllItems(arguments), depth);
        }
        else
        {
            WriteNested("*", arguments, "", depth);
        }

        if (keywords.Kind != ValueKind.Absent)
        {
            WriteNested(", **", keywords, "", depth);
        }

        _text.Append(')');
    }

    private void WriteItems(Value value, int depth)
    {
        (char open, char close) = value.Kind switch { ValueKind.Tuple => ('(', ')'), ValueKind.List => ('[', ']'), _ => ('{', '}') };
        _text.Append(open);
        WriteSequence(store.Items(value), store.HasAllItems(value), depth);
        _text.Append(value.Kind == ValueKind.Tuple && store.Items(value).Length == 1 ? "," : "").Append(close);
    }

    private void WriteSequence(ReadOnlySpan<ulong> items, bool whole, int depth)
    {
        for (int i = 0; i < items.Length && !IsFull; i++)
        {
            _text.Append(i > 0 ? ", " : "");
            Write(new Value(items[i]), depth + 1);
        }

        _text.Append(whole ? "" : ", ...");
    }

    private void WriteDict(Value value, int depth)
    {
        ReadOnlySpan<ulong> items = store.Items(value);
        _text.Append('{');
        for (int i = 0; i + 1 < items.Length && !IsFull; i += 2)
        {
            _text.Append(i > 0 ? ", " : "");
            Write(new Value(items[i]), depth + 1);
            _text.Append(": ");
            Write(new Value(items[i + 1]), depth + 1);
        }

        _text.Append(store.HasAllItems(value) ? "}" : ", ...}");
    }
}
