namespace Proofmark.Core.Hashing;

/// <summary>Hashes complete subtrees that are not the root.</summary>
internal static class Blake3Subtree
{
    /// <summary>The most chunks of a subtree that is hashed at once: their chaining values, 32 KiB, stay on the stack.</summary>
    public const int MostChunks = 1024;

    /// <summary>The chaining value of a subtree.</summary>
    /// <param name="bytes">Its chunks, whole; a power of two of them, at most <see cref="MostChunks"/>.</param>
    /// <param name="firstChunk">The index of its first chunk.</param>
    /// <param name="width">How many are hashed side by side.</param>
    /// <param name="chaining">Eight words.</param>
    public static void Hash(ReadOnlySpan<byte> bytes, long firstChunk, Blake3Width width, Span<uint> chaining)
    {
        var count = bytes.Length / Blake3Node.ChunkBytes;
        Span<uint> level = stackalloc uint[MostChunks * Blake3Node.Words];
        Blake3Lanes.Chunks(bytes, firstChunk, width, level);
        for (; count > 1; count /= 2)
        {
            Blake3Lanes.Parents(level[..(count * Blake3Node.Words)], width);
        }

        level[..Blake3Node.Words].CopyTo(chaining);
    }
}
