using Proofmark.Formats.Walking;

namespace Proofmark.Systems.Discovery.Engine;

/// <summary>Which files and folders there are.</summary>
internal sealed class Tree
{
    private readonly Dictionary<string, WalkFile> files;
    private readonly ILookup<string, WalkFile> byFolder;

    public Tree(IEnumerable<WalkFile> found)
    {
        files = found.ToDictionary(static f => f.Path, StringComparer.Ordinal);
        byFolder = files.Values.ToLookup(static f => f.Path[..Math.Max(0, f.Path.LastIndexOf('/'))], StringComparer.Ordinal);
    }

    /// <summary>The number of files.</summary>
    public int Count => files.Count;

    /// <summary>True for a file, by its path relative to the root.</summary>
    public bool HasFile(string path) => files.ContainsKey(path);

    /// <summary>The files that a path in the code may mean: that file, or what lies in that folder. It may stand below the folder of the code or any folder above it, where the program may have been started.</summary>
    /// <param name="path">The path as the code names it.</param>
    /// <param name="from">The folder of the code; empty for the root.</param>
    public IEnumerable<WalkFile> Meant(string path, string from)
    {
        var plain = (path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path).TrimEnd('/');
        for (var folder = from; folder.Length > 0; folder = folder[..Math.Max(0, folder.LastIndexOf('/'))])
        {
            foreach (var file in At($"{folder}/{plain}"))
            {
                yield return file;
            }
        }

        foreach (var file in At(plain))
        {
            yield return file;
        }
    }

    private IEnumerable<WalkFile> At(string path) => files.TryGetValue(path, out var file) ? [file] : byFolder[path];
}
