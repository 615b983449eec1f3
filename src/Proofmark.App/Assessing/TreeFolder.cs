namespace Proofmark.App.Assessing;

/// <summary>Tells whether a folder that the user named lies inside the assessed tree.</summary>
internal static class TreeFolder
{
    /// <summary>The folder behind every link on the way: a link that leads back into the tree does not make its content the user's own.</summary>
    public static string Real(string folder)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        for (var part = new DirectoryInfo(full); part is not null; part = part.Parent)
        {
            if (part.LinkTarget is not null && part.ResolveLinkTarget(returnFinalTarget: true) is { } target)
            {
                return Real(Path.Combine(target.FullName, Path.GetRelativePath(part.FullName, full)));
            }
        }

        return full;
    }

    /// <summary>True when a path is a folder or lies inside it; both as <see cref="Real"/> gives them.</summary>
    public static bool IsInside(string path, string folder) =>
        path == folder || path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal)
        || folder == Path.GetPathRoot(folder);
}
