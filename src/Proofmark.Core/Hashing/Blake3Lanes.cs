using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Proofmark.Core.Hashing.Lanes;

namespace Proofmark.Core.Hashing;

/// <summary>Hashes many nodes of one level of the tree: the widest vectors first, then narrower ones for what is left.</summary>
internal static class Blake3Lanes
{
    /// <summary>The widest that this processor has. The vectors read words with the lowest byte first, so other processors take one at a time.</summary>
    public static Blake3Width Widest { get; } =
        !BitConverter.IsLittleEndian || !Vector128.IsHardwareAccelerated ? Blake3Width.One
        : Avx512F.IsSupported ? Blake3Width.Sixteen
        : Avx2.IsSupported ? Blake3Width.Eight
        : Blake3Width.Four;

    /// <summary>The chaining values of whole chunks.</summary>
    /// <param name="bytes">The chunks.</param>
    /// <param name="firstChunk">The index of the first.</param>
    /// <param name="width">The most that are hashed side by side.</param>
    /// <param name="chaining">Takes eight words for each chunk.</param>
    public static void Chunks(ReadOnlySpan<byte> bytes, long firstChunk, Blake3Width width, Span<uint> chaining) =>
        Run(new LaneBatch(bytes.Length / Blake3Node.ChunkBytes, Blake3Node.ChunkBytes, (ulong)firstChunk, IsParents: false), bytes, width, chaining);

    /// <summary>The chaining values of the parents of nodes, written over those of the nodes.</summary>
    /// <param name="level">Eight words for each node; an even number of nodes.</param>
    /// <param name="width">The most that are hashed side by side.</param>
    public static void Parents(Span<uint> level, Blake3Width width) =>
        Run(new LaneBatch(level.Length / (2 * Blake3Node.Words), Blake3Node.BlockBytes, 0, IsParents: true), MemoryMarshal.AsBytes(level), width, level);

    private static void Run(LaneBatch batch, ReadOnlySpan<byte> bytes, Blake3Width width, Span<uint> chaining)
    {
        var done = 0;
        if (width >= Blake3Width.Sixteen)
        {
            done = LaneKernel<Vector512<uint>, Lanes16>.Run(batch, done, bytes, chaining);
        }

        if (width >= Blake3Width.Eight)
        {
            done = LaneKernel<Vector256<uint>, Lanes8>.Run(batch, done, bytes, chaining);
        }

        if (width >= Blake3Width.Four)
        {
            done = LaneKernel<Vector128<uint>, Lanes4>.Run(batch, done, bytes, chaining);
        }

        for (; done < batch.Count; done++)
        {
            One(batch, done, bytes, chaining.Slice(done * Blake3Node.Words, Blake3Node.Words));
        }
    }

    private static void One(LaneBatch batch, int index, ReadOnlySpan<byte> bytes, Span<uint> chaining)
    {
        var node = bytes.Slice(index * batch.NodeBytes, batch.NodeBytes);
        if (batch.IsParents)
        {
            Blake3Node.Parent(MemoryMarshal.Cast<byte, uint>(node), isRoot: false, chaining);
        }
        else
        {
            Blake3Node.Chunk(node, (long)batch.FirstCounter + index, isRoot: false, chaining);
        }
    }
}
