using Proofmark.Core;
using Proofmark.Formats.Walking;
using Proofmark.Systems.Discovery.Engine;
using Proofmark.Systems.Discovery.LeftOut;

namespace Proofmark.Systems.Discovery;

/// <summary>Looks for facts in a tree. Reads only: nothing is executed, no link is followed out of the tree.</summary>
public static class SystemDiscovery
{
    /// <summary>Looks at every file below a root.</summary>
    /// <param name="root">A folder, or a single file.</param>
    /// <param name="limits">The bounds on files, folders and documents.</param>
    /// <param name="progress">Told the path of each file before it is read; may be null.</param>
    /// <param name="cancellation">Stops the work between two files.</param>
    /// <returns>The same result for the same tree. What is malformed or unreadable is told as unread, not thrown.</returns>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static DiscoveryResult Run(string root, Limits limits, IProgress<string>? progress, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(root);
        ArgumentNullException.ThrowIfNull(limits);
        var items = new Walker(limits, cancellation, new RecognisedParts(limits)).Walk(root, "");
        var tree = new Tree(items.OfType<WalkFile>());
        var found = new FactCollector(limits);
        foreach (var skip in items.OfType<WalkSkip>().Where(static s => s.Outcome != Outcome.NotApplicable))
        {
            found.Unread(new UnreadPart(new Location(skip.Path), skip.Code, skip.Reason));
        }

        foreach (var file in items.OfType<WalkFile>())
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(file.Path);
            Look(new FileView(file, tree, limits), found);
        }

        return new DiscoveryResult(found.Facts(), found.Unread(), Excluded(items), tree.Count);
    }

    private static void Look(FileView file, FactCollector found)
    {
        foreach (var detector in Detectors.All)
        {
            if (detector.Matches(file.Path))
            {
                detector.Detect(file, new Findings(detector.Id, file, found));
            }
        }
    }

    // A folder of a thousand packages is told once.
    private static string[] Excluded(IReadOnlyList<WalkItem> items) =>
    [
        .. items.OfType<WalkSkip>().Where(static s => s.Code == Walker.LeftOut).Select(static s => Place(s.Path)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    private static string Place(string path)
    {
        foreach (var name in (string[])["node_modules", "site-packages", ".proofmark"])
        {
            var at = $"/{path}".LastIndexOf($"/{name}/", StringComparison.Ordinal);
            if (at >= 0)
            {
                return $"{path[..(at + name.Length)]}/*";
            }
        }

        return path;
    }
}
