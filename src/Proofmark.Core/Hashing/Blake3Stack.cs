namespace Proofmark.Core.Hashing;

/// <summary>The complete subtrees so far, largest first: one for each one-bit of the number of chunks. As in binary addition, equal sizes merge (BLAKE3, 5.1.2).</summary>
internal sealed class Blake3Stack
{
    /// <summary>Enough for 2^64 bytes.</summary>
    private const int Depth = 55;

    private readonly uint[] values = new uint[Depth * Blake3Node.Words];
    private int count;

    /// <summary>The chunks in all subtrees.</summary>
    public long Chunks { get; private set; }

    /// <summary>Adds a subtree that something follows.</summary>
    /// <param name="chaining">Its chaining value.</param>
    /// <param name="chunks">Its chunks: a power of two that divides those before it.</param>
    public void Push(ReadOnlySpan<uint> chaining, long chunks)
    {
        Chunks += chunks;
        chaining.CopyTo(At(count++));
        for (var size = chunks; (Chunks & size) == 0; size *= 2)
        {
            Blake3Node.Parent(Pair(), isRoot: false, At(count - 2));
            count--;
        }
    }

    /// <summary>Folds all with the last subtree, which may be of any size, to the root. There is at least one before it.</summary>
    public void Root(ReadOnlySpan<uint> last, Span<uint> root)
    {
        last.CopyTo(At(count++));
        while (count > 2)
        {
            Blake3Node.Parent(Pair(), isRoot: false, At(count - 2));
            count--;
        }

        Blake3Node.Parent(Pair(), isRoot: true, root);
    }

    public void Clear() => (count, Chunks) = (0, 0);

    private Span<uint> At(int index) => values.AsSpan(index * Blake3Node.Words, Blake3Node.Words);

    private ReadOnlySpan<uint> Pair() => values.AsSpan((count - 2) * Blake3Node.Words, 2 * Blake3Node.Words);
}
