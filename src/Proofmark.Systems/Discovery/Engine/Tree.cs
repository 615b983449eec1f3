namespace Proofmark.Systems.Discovery.Engine;

/// <summary>Which files and folders there are.</summary>
internal sealed class Tree
{
    private readonly HashSet<string> files;
    private readonly HashSet<string> folders = new(StringComparer.Ordinal);

    public Tree(IEnumerable<string> paths)
    {
        files = paths.ToHashSet(StringComparer.Ordinal);
        foreach (var path in files)
        {
            // A folder that is known has known parents.
            for (var end = path.LastIndexOf('/'); end > 0 && folders.Add(path[..end]); end = path.LastIndexOf('/', end - 1))
            {
            }
        }
    }

    /// <summary>The number of files.</summary>
    public int Count => files.Count;

    /// <summary>True for a file, by its path relative to the root.</summary>
    public bool HasFile(string path) => files.Contains(path);

    /// <summary>True for a file or folder that a path in the code may mean: from the folder of the code or any folder above it, where the program may have been started.</summary>
    public bool Has(string path, string from)
    {
        var plain = path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
        plain = plain.TrimEnd('/');
        for (var folder = from; folder.Length > 0; folder = folder[..Math.Max(0, folder.LastIndexOf('/'))])
        {
            if (IsThere($"{folder}/{plain}"))
            {
                return true;
            }
        }

        return IsThere(plain);
    }

    private bool IsThere(string path) => files.Contains(path) || folders.Contains(path);
}
