using Proofmark.Core.Integrity;

namespace Proofmark.Provenance.Transparency;

/// <summary>Merkle audit paths (RFC 9162, 2.1.3.2; the trees are those of RFC 6962).</summary>
internal static class InclusionProof
{
    /// <summary>True when a leaf stands at an index of the tree of a size with a root.</summary>
    /// <param name="body">Content of the leaf.</param>
    /// <param name="index">Index, from 0, below <paramref name="size"/>.</param>
    /// <param name="size">Number of leaves.</param>
    /// <param name="path">Hashes from the leaf's neighbour up.</param>
    /// <param name="root">The root, 32 bytes.</param>
    public static bool Holds(ReadOnlySpan<byte> body, long index, long size, IReadOnlyList<ReadOnlyMemory<byte>> path, ReadOnlySpan<byte> root)
    {
        if (index < 0 || index >= size)
        {
            return false;
        }

        var (position, last) = (index, size - 1);
        var hash = MerkleTree.HashLeaf(body);
        foreach (var neighbour in path)
        {
            if (last == 0)
            {
                return false;
            }

            if ((position & 1) == 1 || position == last)
            {
                hash = MerkleTree.HashNode(neighbour.Span, hash);
                for (; (position & 1) == 0 && position != 0; position >>= 1, last >>= 1)
                {
                }
            }
            else
            {
                hash = MerkleTree.HashNode(hash, neighbour.Span);
            }

            position >>= 1;
            last >>= 1;
        }

        return last == 0 && hash.AsSpan().SequenceEqual(root);
    }
}
