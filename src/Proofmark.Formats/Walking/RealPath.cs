namespace Proofmark.Formats.Walking;

/// <summary>Resolves every link of a path, part by part, as POSIX realpath(3) does.</summary>
internal static class RealPath
{
    // The bound that Linux sets on links in one path (MAXSYMLINKS).
    private const int MaxLinks = 40;

    /// <summary>The path without links, or null when it has more links than a system follows (a loop).</summary>
    /// <exception cref="IOException">A part cannot be read.</exception>
    public static string? Resolve(string path)
    {
        var full = Path.GetFullPath(path);
        var root = Path.GetPathRoot(full) ?? "";
        var pending = new Stack<string>(Parts(full[root.Length..]).Reverse());
        var current = root;
        var links = 0;
        while (pending.TryPop(out var part))
        {
            if (part == "..")
            {
                current = Path.GetDirectoryName(current) ?? root;
                continue;
            }

            var next = Path.Join(current, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                current = next;
                continue;
            }

            if (++links > MaxLinks)
            {
                return null;
            }

            if (Path.IsPathRooted(target))
            {
                current = Path.GetPathRoot(target) ?? root;
                target = target[current.Length..];
            }

            foreach (var inner in Parts(target).Reverse())
            {
                pending.Push(inner);
            }
        }

        return current;
    }

    /// <summary>True when a resolved path is the resolved folder or lies inside it.</summary>
    public static bool IsInside(string path, string folder) =>
        path.Equals(folder, StringComparison.Ordinal)
        || path.StartsWith(Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static IEnumerable<string> Parts(string path) =>
        path.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries).Where(p => p != ".");
}
