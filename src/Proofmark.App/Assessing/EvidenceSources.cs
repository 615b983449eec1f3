using Proofmark.Risk.Evidence;

namespace Proofmark.App.Assessing;

/// <summary>Reads the statements of the tree and of the stores that the user named.</summary>
internal static class EvidenceSources
{
    /// <summary>Where a system's own statements lie, below its folder.</summary>
    public const string InTree = ".proofmark/evidence";

    public static EvidenceSet Load(AssessRequest request)
    {
        var root = RealFolder(request.Root);
        var all = new EvidenceStore(Path.Combine(request.Root, InTree), EvidenceOrigin.AssessedTree, request.Limits).Load();
        foreach (var store in request.Stores)
        {
            var origin = IsInside(RealFolder(store), root) ? EvidenceOrigin.AssessedTree : EvidenceOrigin.NamedStore;
            all = all.Union(new EvidenceStore(store, origin, request.Limits).Load());
        }

        return all;
    }

    // A link that leads back into the tree does not make its content the user's own.
    private static string RealFolder(string folder)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        for (var part = new DirectoryInfo(full); part is not null; part = part.Parent)
        {
            if (part.LinkTarget is not null && part.ResolveLinkTarget(returnFinalTarget: true) is { } target)
            {
                return RealFolder(Path.Combine(target.FullName, Path.GetRelativePath(part.FullName, full)));
            }
        }

        return full;
    }

    private static bool IsInside(string path, string folder) =>
        path == folder || path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
