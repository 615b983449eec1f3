using System.Runtime.InteropServices;

namespace Proofmark.Formats.Pickle;

/// <summary>Lists, dicts and sets with all their items, for readers of the values themselves; what exceeds the budget is known to be missing.</summary>
internal sealed class WholeContainers(int budget)
{
    // A list and its table entry, roughly: what bounds files with many empty containers.
    private const int BytesOfContainer = 64;

    private readonly List<List<ulong>> _items = [];
    private readonly HashSet<int> _spoiled = [];
    private readonly Dictionary<int, Value> _attached = [];
    private long _used;

    public Value Create(ValueKind kind)
    {
        if (!Take(BytesOfContainer))
        {
            return new Value(ValueKind.LostContainer, (ulong)kind);
        }

        _items.Add([]);
        return new Value(kind, (uint)(_items.Count - 1));
    }

    public void Add(int container, ReadOnlySpan<ulong> items)
    {
        // A growing list holds up to twice its items.
        if (Take(2L * sizeof(ulong) * items.Length))
        {
            _items[container].AddRange(items);
        }
        else
        {
            Spoil(container);
        }
    }

    public void Spoil(int container) => _spoiled.Add(container);

    public bool IsWhole(int container) => !_spoiled.Contains(container);

    /// <summary>The items, valid until the next change.</summary>
    public ReadOnlySpan<ulong> Items(int container) => CollectionsMarshal.AsSpan(_items[container]);

    /// <summary>Keeps what is put into the object of a node.</summary>
    public void Attach(int node, ValueKind kind, ReadOnlySpan<ulong> items)
    {
        Value container = _attached.GetValueOrDefault(node);
        if (container.Kind == ValueKind.Absent)
        {
            container = Create(kind);
            _attached[node] = container;
        }

        if (container.Kind == kind)
        {
            Add(container.Index, items);
        }
        else
        {
            _attached[node] = Value.Unknown;
        }
    }

    /// <summary>What was put into the object of a node; absent where nothing was, unknown where it is not known.</summary>
    public Value Attached(int node) => _attached.GetValueOrDefault(node);

    private bool Take(long bytes)
    {
        _used += bytes;
        return _used <= budget;
    }
}
