using Proofmark.Risk.Evidence;

namespace Proofmark.App.Assessing;

/// <summary>Reads the statements of the tree and of the stores that the user named.</summary>
internal static class EvidenceSources
{
    /// <summary>Where a system's own statements lie, below its folder.</summary>
    public const string InTree = ".proofmark/evidence";

    public static EvidenceSet Load(AssessRequest request)
    {
        var all = new EvidenceStore(Path.Combine(request.Root, InTree), EvidenceOrigin.AssessedTree, request.Limits).Load();
        foreach (var store in request.Stores)
        {
            var origin = AssessedTree.Contains(request.Root, store) ? EvidenceOrigin.AssessedTree : EvidenceOrigin.NamedStore;
            all = all.Union(new EvidenceStore(store, origin, request.Limits).Load());
        }

        return all;
    }
}
