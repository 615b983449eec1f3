namespace Proofmark.Architecture.Tests.House;

/// <summary>The files of the repository.</summary>
internal static class Repository
{
    private static readonly HashSet<string> NotOurs = new(StringComparer.Ordinal) { ".git", "artifacts", "bin", "obj", ".vs", ".idea", ".proofmark", "__pycache__" };

    public static string Root { get; } = FindRoot();

    /// <summary>Paths of every file below a folder of the repository, without build output, sorted, relative to the root.</summary>
    public static IReadOnlyList<string> Files(string folder = "") =>
        [.. Walk(new DirectoryInfo(Path.Combine(Root, folder))).Select(f => Path.GetRelativePath(Root, f.FullName)).Order(StringComparer.Ordinal)];

    public static string FullPath(string relative) => Path.Combine(Root, relative);

    private static IEnumerable<FileInfo> Walk(DirectoryInfo folder) =>
        folder.EnumerateFiles().Concat(folder.EnumerateDirectories().Where(d => !NotOurs.Contains(d.Name)).SelectMany(Walk));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Proofmark.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("the test runs outside of the repository");
    }
}
