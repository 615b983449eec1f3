namespace Proofmark.Formats.Pickle;

/// <summary>Grows in chunks, never copies more than its first small chunk, and gives runs of neighbouring cells by index.</summary>
internal sealed class CellArena<T>
    where T : unmanaged
{
    private const int ChunkBits = 14;
    private const int ChunkSize = 1 << ChunkBits;
    private const int FirstSize = 256;

    private T[][] _chunks = new T[4][];
    private int _count;

    /// <summary>Longest run that can be asked for.</summary>
    public const int MaxRun = ChunkSize;

    /// <summary>Cells in use, gaps at the ends of chunks counted.</summary>
    public int Count => _count;

    /// <summary>Reserves a run of neighbouring cells that lies in one chunk.</summary>
    public int Allocate(int length)
    {
        int room = ChunkSize - (_count & (ChunkSize - 1));
        if (length > room)
        {
            _count += room;
        }

        int index = _count;
        Reserve(index >> ChunkBits, (index & (ChunkSize - 1)) + length);
        _count += length;
        return index;
    }

    public ref T this[int index] => ref _chunks[index >> ChunkBits][index & (ChunkSize - 1)];

    public Span<T> Run(int index, int length) => length == 0 ? [] : _chunks[index >> ChunkBits].AsSpan(index & (ChunkSize - 1), length);

    private void Reserve(int chunk, int length)
    {
        if (chunk >= _chunks.Length)
        {
            Array.Resize(ref _chunks, _chunks.Length * 2);
        }

        T[]? cells = _chunks[chunk];
        if (cells is null)
        {
            _chunks[chunk] = new T[chunk == 0 ? Math.Max(FirstSize, length) : ChunkSize];
        }
        else if (cells.Length < length)
        {
            Array.Resize(ref _chunks[chunk], Math.Min(ChunkSize, Math.Max(length, cells.Length * 2)));
        }
    }
}
