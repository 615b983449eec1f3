namespace Proofmark.Formats.Pickle;

/// <summary>The memo: dense for the keys that picklers write, sparse for any other key, so that one far key costs no table.</summary>
internal sealed class Memo(int limit, Memo? parent = null)
{
    private const int ChunkBits = 12;
    private const int ChunkSize = 1 << ChunkBits;
    private const int FirstSize = 64;
    private const int SparseLimit = 1 << 20;

    private ulong[][] _chunks = new ulong[1][];
    private Dictionary<ulong, ulong>? _sparse;
    private int _denseCapacity;

    /// <summary>Number of distinct keys; the key that MEMOIZE uses next.</summary>
    public int Count { get; private set; } = parent?.Count ?? 0;

    public Value Get(ulong key)
    {
        if (key < (ulong)_denseCapacity)
        {
            ulong bits = _chunks[(int)key >> ChunkBits][(int)key & (ChunkSize - 1)];
            if (bits != 0)
            {
                return new Value(bits);
            }
        }

        return _sparse is not null && _sparse.TryGetValue(key, out ulong found) ? new Value(found) : parent?.Get(key) ?? default;
    }

    /// <summary>Stores a value; false when the bound on entries is reached.</summary>
    public bool Put(ulong key, Value value)
    {
        if (Get(key).Kind == ValueKind.Absent)
        {
            Count++;
        }

        if (key < (ulong)_denseCapacity || TryGrow(key))
        {
            _sparse?.Remove(key);
            _chunks[(int)key >> ChunkBits][(int)key & (ChunkSize - 1)] = value.Bits;
        }
        else
        {
            _sparse ??= [];
            _sparse[key] = value.Bits;
        }

        return Count <= limit && (_sparse is null || _sparse.Count <= SparseLimit);
    }

    private bool TryGrow(ulong key)
    {
        // A little slack, because the pickler of Python 2 starts at 1.
        if (key >= (ulong)(_denseCapacity + FirstSize) || key >= (ulong)limit)
        {
            return false;
        }

        // Only a neighbouring key extends the dense part: its size follows the entries really written.
        int chunk = _denseCapacity >> ChunkBits;
        if (chunk >= _chunks.Length)
        {
            Array.Resize(ref _chunks, _chunks.Length * 2);
        }

        int size = chunk > 0 ? ChunkSize : Math.Min(ChunkSize, Math.Max(FirstSize, _denseCapacity * 2));
        Array.Resize(ref _chunks[chunk], size);
        _denseCapacity = (chunk << ChunkBits) + size;
        return true;
    }
}
