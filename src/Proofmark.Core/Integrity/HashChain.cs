using System.Security.Cryptography;

namespace Proofmark.Core.Integrity;

/// <summary>
/// An append-only chain: the digest of an entry is SHA-256 over the text <c>proofmark.hash-chain.v1</c>, a zero byte, the 32 bytes of the
/// digest before it (zeros for the first entry) and the entry's canonical bytes. Changing, inserting, moving or removing an entry breaks
/// the chain from there on. Cutting entries off the end is visible only to who knows a later head.
/// </summary>
public sealed class HashChain
{
    /// <summary>The digest before the first entry: all zeros.</summary>
    public static Digest Genesis { get; } = new(Digest.Sha256, new string('0', 2 * SHA256.HashSizeInBytes));

    /// <summary>The digest of the last entry; <see cref="Genesis"/> when there is none.</summary>
    public Digest Head { get; private set; } = Genesis;

    /// <summary>Number of entries.</summary>
    public long Count { get; private set; }

    /// <summary>Adds an entry.</summary>
    /// <param name="entry">Its canonical bytes (<see cref="Json.CanonicalJson"/>).</param>
    /// <returns>The link to keep beside the entry.</returns>
    public HashChainLink Append(ReadOnlySpan<byte> entry)
    {
        var link = new HashChainLink(Count, Head, Next(Head, entry));
        Head = link.Digest;
        Count++;
        return link;
    }

    /// <summary>Finds the first broken link.</summary>
    /// <param name="entries">Links with their entries, in order.</param>
    /// <param name="knownHead">A head seen earlier, for example in a signed seal: it must stand in the chain. Null checks nothing about the end.</param>
    public static HashChainVerification Verify(IEnumerable<HashChainEntry> entries, Digest? knownHead = null)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var chain = new HashChain();
        var headSeen = knownHead is null || knownHead == Genesis;
        foreach (var entry in entries)
        {
            var expected = chain.Append(entry.Content.Span);
            if (entry.Link != expected)
            {
                return new HashChainVerification(false, expected.Index, Difference(entry.Link, expected));
            }

            headSeen |= expected.Digest == knownHead;
        }

        return headSeen
            ? new HashChainVerification(true, null, "")
            : new HashChainVerification(false, chain.Count, $"the chain ends without the known head {knownHead}: entries were cut off or replaced");
    }

    private static string Difference(HashChainLink found, HashChainLink expected) => (found.Index == expected.Index, found.Previous == expected.Previous) switch
    {
        (false, _) => $"entry {expected.Index} says that it is entry {found.Index}",
        (_, false) => $"entry {expected.Index} does not follow from the entry before it",
        _ => $"entry {expected.Index} does not have the content that its digest names",
    };

    private static Digest Next(Digest previous, ReadOnlySpan<byte> entry)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData("proofmark.hash-chain.v1\0"u8);
        hash.AppendData(Convert.FromHexString(previous.Hex));
        hash.AppendData(entry);
        return new Digest(Digest.Sha256, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
