using Proofmark.Core;
using Proofmark.Core.Integrity;

namespace Proofmark.Risk.Evidence.Sealing;

/// <summary>
/// What a store of evidence held at a moment: the ids of its statements and the seals before it. Signed, it shows later that a statement was taken away. Seals form a chain;
/// where stores were merged, one seal follows several.
/// </summary>
public sealed record EvidenceSeal
{
    /// <summary>The predicate type of a seal; a name, not an address.</summary>
    public const string PredicateType = "urn:proofmark:evidence-seal:v1";

    private EvidenceSeal(IReadOnlyList<Digest> entries, IReadOnlyList<Digest> previous, DateTimeOffset time)
    {
        Entries = entries;
        Previous = previous;
        Time = time;
        Root = MerkleTree.Root(entries.Select(static id => (ReadOnlyMemory<byte>)Convert.FromHexString(id.Hex)));
    }

    /// <summary>Ids of the statements (SHA-256), in ascending order, none twice.</summary>
    public IReadOnlyList<Digest> Entries { get; }

    /// <summary>Ids of the seals before it, in ascending order; empty for a first seal.</summary>
    public IReadOnlyList<Digest> Previous { get; }

    /// <summary>When it was made, as its maker says (UTC).</summary>
    public DateTimeOffset Time { get; }

    /// <summary>RFC 6962 tree hash over the 32 bytes of each id.</summary>
    public Digest Root { get; }

    /// <summary>Makes a seal.</summary>
    /// <exception cref="ArgumentException">An id is no SHA-256 digest.</exception>
    public static EvidenceSeal Of(IEnumerable<Digest> entries, IEnumerable<Digest> previous, DateTimeOffset time) => new(Sorted(entries), Sorted(previous), time.ToUniversalTime());

    private static List<Digest> Sorted(IEnumerable<Digest> ids)
    {
        var sorted = ids.Distinct().OrderBy(static id => id.Hex, StringComparer.Ordinal).ToList();
        return sorted.TrueForAll(static id => id.Algorithm == Digest.Sha256) ? sorted : throw new ArgumentException("an id of a statement is a SHA-256 digest", nameof(ids));
    }
}

/// <summary>A seal of a store, by an identity that the user trusts to seal.</summary>
/// <param name="Id">Digest of its canonical bytes.</param>
/// <param name="Seal">The seal.</param>
/// <param name="SignedBy">What the user's policy calls who signed it.</param>
public sealed record TrustedSeal(Digest Id, EvidenceSeal Seal, string SignedBy);
