using Proofmark.Core;

namespace Proofmark.Risk.Evidence;

/// <summary>A file of a store that holds no evidence.</summary>
/// <param name="Location">The file.</param>
/// <param name="Reason">What is wrong with it.</param>
public sealed record RejectedEvidence(Location Location, string Reason);

/// <summary>Evidence as a set: order and repetition mean nothing, and merging is union.</summary>
public sealed record EvidenceSet
{
    /// <summary>The set without members.</summary>
    public static EvidenceSet Empty { get; } = new();

    /// <summary>The members, in the order of their ids, then of their origins.</summary>
    public IReadOnlyList<EvidenceItem> Items { get; private init; } = [];

    /// <summary>Files that were ignored, in the order of their paths.</summary>
    public IReadOnlyList<RejectedEvidence> Rejected { get; private init; } = [];

    /// <summary>Makes a set; a statement that was found in several places keeps the origin that may be believed most, and its signer.</summary>
    public static EvidenceSet Of(IEnumerable<EvidenceItem> items, IEnumerable<RejectedEvidence>? rejected = null) => new()
    {
        Items = [.. items.GroupBy(i => i.Id).Select(Most).OrderBy(i => i.Id.ToString(), StringComparer.Ordinal)],
        Rejected = [.. (rejected ?? []).Distinct().OrderBy(r => r.Location.Path, StringComparer.Ordinal).ThenBy(r => r.Reason, StringComparer.Ordinal)],
    };

    /// <summary>The union of this set and another.</summary>
    public EvidenceSet Union(EvidenceSet other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Of(Items.Concat(other.Items), Rejected.Concat(other.Rejected));
    }

    /// <summary>The only member whose id starts with these hexadecimal digits (with or without <c>sha256:</c>); null when there is none or more than one.</summary>
    public EvidenceItem? Find(string idOrPrefix)
    {
        ArgumentNullException.ThrowIfNull(idOrPrefix);
        var prefix = idOrPrefix.StartsWith("sha256:", StringComparison.Ordinal) ? idOrPrefix["sha256:".Length..] : idOrPrefix;
        var matches = Items.Where(i => prefix.Length > 0 && i.Id.Hex.StartsWith(prefix, StringComparison.Ordinal)).Take(2).ToList();
        return matches.Count == 1 ? matches[0] : null;
    }

    private static EvidenceItem Most(IEnumerable<EvidenceItem> same)
    {
        var all = same.ToList();
        return all.MinBy(i => i.Origin)! with { SignedBy = all.Select(i => i.SignedBy).Where(s => s is not null).Order(StringComparer.Ordinal).FirstOrDefault() };
    }
}
