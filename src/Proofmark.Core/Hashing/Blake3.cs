namespace Proofmark.Core.Hashing;

/// <summary>
/// BLAKE3, the plain hash of 32 bytes (O'Connor, Aumasson, Neves and Wilcox-O'Hearn: BLAKE3, one function, fast everywhere, 2020), taken in piece by piece.
/// Sixteen, eight or four chunks are hashed side by side, as the processor allows. Not safe for use by several threads at once.
/// </summary>
public sealed class Blake3
{
    /// <summary>Bytes of a digest.</summary>
    public const int DigestBytes = 32;

    /// <summary>Chunks that wait in the buffer: as many as the widest processor takes at once. The last of an input always waits, as it may be the root.</summary>
    private const int WaitingChunks = 16;

    private readonly byte[] waiting = new byte[WaitingChunks * Blake3Node.ChunkBytes];
    private readonly Blake3Stack subtrees;
    private readonly Blake3Width width;
    private int waitingBytes;

    /// <summary>A hash of nothing yet.</summary>
    public Blake3()
        : this(Blake3Lanes.Widest)
    {
    }

    internal Blake3(Blake3Width width)
    {
        this.width = width;
        subtrees = new Blake3Stack();
    }

    /// <summary>The digest of some bytes.</summary>
    public static byte[] HashData(ReadOnlySpan<byte> bytes)
    {
        var hash = new Blake3();
        hash.Append(bytes);
        return hash.Finish();
    }

    /// <summary>Takes the next bytes.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (waitingBytes > 0)
        {
            var taken = Math.Min(bytes.Length, waiting.Length - waitingBytes);
            Wait(bytes[..taken]);
            bytes = bytes[taken..];
            if (bytes.IsEmpty)
            {
                return;
            }

            AppendSubtree(waiting);
            waitingBytes = 0;
        }

        // Only what surely has a successor is hashed here: the root is compressed otherwise.
        while (bytes.Length > waiting.Length)
        {
            var subtree = bytes[..LargestSubtree(bytes.Length - 1)];
            AppendSubtree(subtree);
            bytes = bytes[subtree.Length..];
        }

        Wait(bytes);
    }

    /// <summary>The digest of all bytes since the start, or since the last call; the hash begins anew.</summary>
    public byte[] Finish()
    {
        Span<uint> root = stackalloc uint[Blake3Node.Words];
        if (subtrees.Chunks == 0 && waitingBytes <= Blake3Node.ChunkBytes)
        {
            Blake3Node.Chunk(waiting.AsSpan(0, waitingBytes), 0, isRoot: true, root);
        }
        else
        {
            FinishTree(root);
        }

        subtrees.Clear();
        waitingBytes = 0;
        return Blake3Node.Bytes(root);
    }

    /// <summary>Takes a subtree that was hashed elsewhere. Nothing waits when it comes, and more must follow it: it cannot be the root.</summary>
    /// <param name="chaining">Its chaining value.</param>
    /// <param name="chunks">Its chunks: a power of two that divides the number of chunks before it.</param>
    internal void AppendSubtree(ReadOnlySpan<uint> chaining, long chunks) => subtrees.Push(chaining, chunks);

    private void AppendSubtree(ReadOnlySpan<byte> subtree)
    {
        Span<uint> chaining = stackalloc uint[Blake3Node.Words];
        Blake3Subtree.Hash(subtree, subtrees.Chunks, width, chaining);
        subtrees.Push(chaining, subtree.Length / Blake3Node.ChunkBytes);
    }

    /// <summary>Bytes of the largest complete subtree that begins here and fits: its size divides all that came before.</summary>
    private int LargestSubtree(int most)
    {
        var chunks = Math.Min((int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(most / Blake3Node.ChunkBytes) + 1) / 2, Blake3Subtree.MostChunks);
        while ((subtrees.Chunks & (chunks - 1)) != 0)
        {
            chunks /= 2;
        }

        return chunks * Blake3Node.ChunkBytes;
    }

    private void FinishTree(Span<uint> root)
    {
        var whole = waitingBytes / Blake3Node.ChunkBytes;
        var rest = waitingBytes % Blake3Node.ChunkBytes;
        var count = whole + (rest > 0 ? 1 : 0);
        Span<uint> chaining = stackalloc uint[WaitingChunks * Blake3Node.Words];
        Blake3Lanes.Chunks(waiting.AsSpan(0, whole * Blake3Node.ChunkBytes), subtrees.Chunks, width, chaining);
        if (rest > 0)
        {
            Blake3Node.Chunk(waiting.AsSpan(whole * Blake3Node.ChunkBytes, rest), subtrees.Chunks + whole, isRoot: false, chaining[(whole * Blake3Node.Words)..]);
        }

        for (var i = 0; i < count - 1; i++)
        {
            subtrees.Push(chaining.Slice(i * Blake3Node.Words, Blake3Node.Words), 1);
        }

        subtrees.Root(chaining.Slice((count - 1) * Blake3Node.Words, Blake3Node.Words), root);
    }

    private void Wait(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(waiting.AsSpan(waitingBytes));
        waitingBytes += bytes.Length;
    }
}
