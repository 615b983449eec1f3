namespace Proofmark.App.Assessing;

/// <summary>What lies inside the assessed folder: its content is a claim, whatever name the user gave for it.</summary>
public static class AssessedTree
{
    /// <summary>True when a path lies in the folder, by its name, by where a link of it leads, or by where the link itself stands.</summary>
    /// <param name="root">The assessed folder.</param>
    /// <param name="path">A file or folder; need not exist.</param>
    public static bool Contains(string root, string path)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(path);
        var name = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var real = Real(root);
        return IsInside(Real(path), real)
            || IsInside(name, Path.TrimEndingDirectorySeparator(Path.GetFullPath(root)))
            || (Path.GetDirectoryName(name) is { } parent && IsInside(Path.Combine(Real(parent), Path.GetFileName(name)), real));
    }

    // A link that leads back into the tree does not make its content the user's own.
    private static string Real(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        for (var part = new DirectoryInfo(full); part is not null; part = part.Parent)
        {
            if (part.LinkTarget is not null && part.ResolveLinkTarget(returnFinalTarget: true) is { } target)
            {
                return Real(Path.Combine(target.FullName, Path.GetRelativePath(part.FullName, full)));
            }
        }

        return full;
    }

    private static bool IsInside(string path, string folder) =>
        path == folder || path.StartsWith(Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
