using System.Numerics;
using System.Text;

namespace Proofmark.Formats.Pickle;

/// <summary>
/// Content of values, in arenas with budgets: small things of each container are kept, and less of them the fuller the arenas are.
/// What is not kept is known to be missing, so that nothing is concluded from it.
/// </summary>
internal sealed class ValueStore(int budget, WholeContainers? whole = null)
{
    /// <summary>Longest text or byte string that is kept whole.</summary>
    public const int MaxKeptText = 4096;

    private const int ShortTextLength = 6;
    private const int ShortLengthShift = 48;
    private const int LengthShift = 32;
    private const ulong TextCut = 1UL << 55;
    private const int MaxTupleItems = 32;

    private readonly CellArena<ulong> _cells = new();
    private readonly CellArena<byte> _text = new();

    public Containers Containers => new(_cells, whole, (long)_cells.Count * sizeof(ulong) < budget / 16, (long)_cells.Count * sizeof(ulong) < budget / 4, KeepsMore);

    /// <summary>True where containers of some dozen items are kept too, because all of the state of an object must be known.</summary>
    public bool KeepsMore { get; set; }

    public Value Text(ReadOnlySpan<byte> utf8, bool whole = true)
    {
        if (whole && utf8.Length <= ShortTextLength)
        {
            ulong bits = 0;
            for (int i = 0; i < utf8.Length; i++)
            {
                bits |= (ulong)utf8[i] << (8 * i);
            }

            return new Value(ValueKind.ShortText, bits | ((ulong)utf8.Length << ShortLengthShift));
        }

        return Keep(ValueKind.Text, ValueKind.LostText, utf8, whole);
    }

    public Value Text(string text) => Text(Encoding.UTF8.GetBytes(text));

    public Value Bytes(ReadOnlySpan<byte> bytes, bool whole = true) => Keep(ValueKind.Bytes, ValueKind.LostBytes, bytes, whole);

    /// <summary>The bytes of a text or byte string; <paramref name="scratch"/> holds at least six bytes.</summary>
    public ReadOnlySpan<byte> Span(Value value, Span<byte> scratch)
    {
        if (value.Kind == ValueKind.ShortText)
        {
            int length = (int)(value.Payload >> ShortLengthShift);
            for (int i = 0; i < length; i++)
            {
                scratch[i] = (byte)(value.Payload >> (8 * i));
            }

            return scratch[..length];
        }

        return value.Kind is ValueKind.Text or ValueKind.Bytes ? _text.Run(value.Index, (int)(value.Payload >> LengthShift) & 0xFFFF) : [];
    }

    /// <summary>True when a text or byte string is kept to its end.</summary>
    public static bool IsWhole(Value value) =>
        value.Kind == ValueKind.ShortText || (value.Kind is ValueKind.Text or ValueKind.Bytes && (value.Payload & TextCut) == 0);

    /// <summary>The text of a text value that is kept whole, else null.</summary>
    public string? TextOf(Value value) =>
        value.IsText && IsWhole(value) ? Encoding.UTF8.GetString(Span(value, stackalloc byte[ShortTextLength])) : null;

    public Value Tuple(ReadOnlySpan<ulong> items)
    {
        if (!Containers.KeepsFixed)
        {
            return new Value(items.Length == 0 ? ValueKind.Tuple : ValueKind.LostTuple, 0);
        }

        if (whole is not null && items.Length > MaxTupleItems)
        {
            Value list = Containers.Create(ValueKind.List);
            if (list.Kind == ValueKind.List)
            {
                Containers.Add(list, items);
            }

            return list;
        }

        int kept = Math.Min(items.Length, MaxTupleItems);
        int start = kept == 0 ? 0 : _cells.Allocate(kept);
        items[..kept].CopyTo(_cells.Run(start, kept));
        return new Value(ValueKind.Tuple, (uint)start | ((ulong)kept << LengthShift) | (items.Length > kept ? TextCut : 0));
    }

    /// <summary>Kept items of a tuple, or of a list or set; of a dict its keys and values in turn.</summary>
    public ReadOnlySpan<ulong> Items(Value value) => value.Kind switch
    {
        ValueKind.Tuple => _cells.Run(value.Index, (int)(value.Payload >> LengthShift) & 0xFF),
        ValueKind.List or ValueKind.Dict or ValueKind.Set => Containers.Items(value),
        _ => [],
    };

    /// <summary>True when every item of a container is kept.</summary>
    public bool HasAllItems(Value value) => value.Kind switch
    {
        ValueKind.Tuple => (value.Payload & TextCut) == 0,
        ValueKind.List or ValueKind.Dict or ValueKind.Set => Containers.IsWhole(value),
        _ => false,
    };

    /// <summary>A result of a call or of <c>__new__</c>, an attribute or a persistent value; falls back to what needs no cells when the budget is used up.</summary>
    public Value Node(ValueKind kind, Value first, Value second)
    {
        if ((long)_cells.Count * sizeof(ulong) >= budget / 2)
        {
            return kind is ValueKind.Call or ValueKind.New && first.Kind == ValueKind.Global ? new Value(ValueKind.Instance, first.Payload) : Value.Unknown;
        }

        int start = _cells.Allocate(3);
        Span<ulong> cells = _cells.Run(start, 3);
        cells[0] = first.Bits;
        cells[1] = second.Bits;
        cells[2] = 0;
        return new Value(kind, (uint)start);
    }

    /// <summary>Part 0: callee, class or object; part 1: arguments or name; part 2: state set by BUILD.</summary>
    public Value Part(Value node, int part) =>
        node.Kind is ValueKind.Call or ValueKind.New or ValueKind.Attribute or ValueKind.Persistent ? new Value(_cells[node.Index + part]) : default;

    /// <summary>Notes the state that BUILD puts into a node; where values are kept, a second state makes it unknown, as the two are not merged.</summary>
    public void SetState(Value node, Value state)
    {
        if (node.Kind is ValueKind.Call or ValueKind.New)
        {
            _cells[node.Index + 2] = whole is not null && _cells[node.Index + 2] != 0 ? Value.Unknown.Bits : state.Bits;
        }
    }

    /// <summary>Keeps what is put into an object by APPENDS, SETITEMS or ADDITEMS, where values are kept.</summary>
    public void Attach(Value node, ValueKind kind, ReadOnlySpan<ulong> items)
    {
        if (whole is not null && node.Kind is ValueKind.Call or ValueKind.New)
        {
            whole.Attach(node.Index, kind, items);
        }
    }

    /// <summary>What was put into an object: a list, dict or set; absent where nothing was, unknown where it was mixed.</summary>
    public Value Attached(Value node) => whole is not null && node.Kind is ValueKind.Call or ValueKind.New ? whole.Attached(node.Index) : default;

    /// <summary>Value of a text key in a dict whose content is wholly kept; absent where it is not there.</summary>
    public Value Lookup(Value dict, ReadOnlySpan<byte> key)
    {
        ReadOnlySpan<ulong> items = Items(dict);
        Span<byte> scratch = stackalloc byte[ShortTextLength];
        // The last of equal keys wins, as in Python.
        for (int i = items.Length - 2; i >= 0; i -= 2)
        {
            var candidate = new Value(items[i]);
            if (candidate.IsText && IsWhole(candidate) && Span(candidate, scratch).SequenceEqual(key))
            {
                return new Value(items[i + 1]);
            }
        }

        return default;
    }

    private Value Keep(ValueKind kind, ValueKind lost, ReadOnlySpan<byte> bytes, bool whole)
    {
        if (_text.Count + MaxKeptText > budget / 2)
        {
            return new Value(lost, 0);
        }

        int kept = Math.Min(bytes.Length, MaxKeptText);
        int start = kept == 0 ? 0 : _text.Allocate(kept);
        bytes[..kept].CopyTo(_text.Run(start, kept));
        return new Value(kind, (uint)start | ((ulong)kept << LengthShift) | (whole && kept == bytes.Length ? 0 : TextCut));
    }

    /// <summary>Little-endian two's complement integer, as LONG1 and LONG4 write it.</summary>
    public static Value Integer(ReadOnlySpan<byte> littleEndian) =>
        littleEndian.Length <= 8 ? Value.Int((long)new BigInteger(littleEndian)) : new Value(ValueKind.BigInt, 0);
}
