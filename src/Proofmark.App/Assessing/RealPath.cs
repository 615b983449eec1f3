namespace Proofmark.App.Assessing;

/// <summary>Where a path really leads.</summary>
internal static class RealPath
{
    /// <summary>The path with every link followed: a link that leads back into a tree does not make its content the user's own.</summary>
    public static string Of(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        for (var part = new DirectoryInfo(full); part is not null; part = part.Parent)
        {
            if (part.LinkTarget is not null && part.ResolveLinkTarget(returnFinalTarget: true) is { } target)
            {
                return Of(Path.Combine(target.FullName, Path.GetRelativePath(part.FullName, full)));
            }
        }

        return full;
    }

    /// <summary>True when a real path is a real folder or lies in it.</summary>
    public static bool IsInside(string path, string folder) =>
        path == folder || path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
