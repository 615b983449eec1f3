namespace Proofmark.Formats.Pickle;

/// <summary>A recorded callable while its occurrences are still being counted.</summary>
internal sealed class CallableEntry(PickleCallable callable)
{
    public PickleCallable Callable { get; } = callable;

    public long Occurrences { get; set; } = 1;

    /// <summary>The imported object; null for what was computed or copied.</summary>
    public GlobalInfo? Global { get; init; }

    /// <summary>True when the object is used for nothing but calls whose effect was followed.</summary>
    public bool IsFollowed => IsPartOfCall && Global is { Calls: { All: > 0 } calls } && calls.Followed == calls.All && Global.Pushes == calls.All;

    // The state of a partial object names a function, which is imported like any other.
    private bool IsPartOfCall => Callable.Reach is PickleReach.Import or PickleReach.Call || (Callable.Reach == PickleReach.SetState && Global?.Known == Known.Partial);
}

/// <summary>Every callable that is reached, once for each name, reach and program.</summary>
internal sealed class CallableLog(int limit)
{
    private readonly List<CallableEntry> _entries = [];
    private readonly Dictionary<(string Module, string Name, PickleReach Reach, int Program), CallableEntry> _byName = [];
    private readonly Dictionary<(Value Callee, PickleReach Reach, int Program), CallableEntry> _byValue = [];

    public int Count => _entries.Count;

    /// <summary>Counts another occurrence; false when it is the first and must be added.</summary>
    public static bool TryCount(GlobalInfo global, PickleReach reach, int program)
    {
        CallableEntry? entry = global.Entries[(int)reach];
        if (entry is null || entry.Callable.Program != program)
        {
            return false;
        }

        entry.Occurrences++;
        return true;
    }

    public bool TryCount(Value callee, PickleReach reach, int program)
    {
        if (!_byValue.TryGetValue((callee, reach, program), out CallableEntry? entry))
        {
            return false;
        }

        entry.Occurrences++;
        return true;
    }

    public void Add(GlobalInfo global, PickleCallable callable) => global.Entries[(int)callable.Reach] = Add(callable, global);

    public void Add(Value callee, PickleCallable callable) => _byValue[(callee, callable.Reach, callable.Program)] = Add(callable);

    /// <summary>Takes back what was added since there were <paramref name="count"/> entries.</summary>
    public void RemoveFrom(int count)
    {
        foreach (CallableEntry entry in _entries.Skip(count))
        {
            _byName.Remove(Key(entry.Callable));
        }

        _entries.RemoveRange(count, _entries.Count - count);
        _byValue.Clear();
    }

    public IEnumerable<PickleCallable> From(int count) => _entries.Skip(count).Select(entry => entry.Callable);

    public IReadOnlyList<PickleCallable> ToList() => [.. _entries.Select(entry => entry.Callable with { Occurrences = entry.Occurrences, IsFollowed = entry.IsFollowed })];

    private CallableEntry Add(PickleCallable callable, GlobalInfo? global = null)
    {
        if (_byName.TryGetValue(Key(callable), out CallableEntry? entry))
        {
            entry.Occurrences++;
            return entry;
        }

        if (_entries.Count >= limit)
        {
            throw new PickleStopException("callables-limit", $"more than {limit} different callables", callable.Offset, limit: true);
        }

        entry = new CallableEntry(callable) { Global = global };
        _entries.Add(entry);
        _byName.Add(Key(callable), entry);
        return entry;
    }

    private static (string Module, string Name, PickleReach Reach, int Program) Key(PickleCallable callable) =>
        (callable.Module, callable.Name, callable.Reach, callable.Program);
}
