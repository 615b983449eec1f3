using System.Security.Cryptography;

namespace Proofmark.Core.Integrity;

/// <summary>The Merkle tree hash of RFC 6962, 2.1 (SHA-256; a leaf is hashed behind a zero byte, a node behind a one).</summary>
public static class MerkleTree
{
    /// <summary>The root over some entries, in order. Of no entries it is the digest of no bytes.</summary>
    public static Digest Root(IEnumerable<ReadOnlyMemory<byte>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        // One complete subtree for each one-bit of the count, largest first: as in binary addition, equal sizes merge.
        var subtrees = new Stack<byte[]>();
        var count = 0L;
        foreach (var entry in entries)
        {
            var hash = HashLeaf(entry.Span);
            for (var carry = count++; (carry & 1) == 1; carry >>= 1)
            {
                hash = HashNode(subtrees.Pop(), hash);
            }

            subtrees.Push(hash);
        }

        if (count == 0)
        {
            return Digest.OfBytes([]);
        }

        var root = subtrees.Pop();
        while (subtrees.TryPop(out var left))
        {
            root = HashNode(left, root);
        }

        return new Digest(Digest.Sha256, Convert.ToHexStringLower(root));
    }

    /// <summary>The hash of a leaf with some content.</summary>
    public static byte[] HashLeaf(ReadOnlySpan<byte> content) => Hash(0, content, []);

    /// <summary>The hash of a node above two others.</summary>
    public static byte[] HashNode(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) => Hash(1, left, right);

    private static byte[] Hash(byte prefix, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([prefix]);
        hash.AppendData(first);
        hash.AppendData(second);
        return hash.GetHashAndReset();
    }
}
