using Proofmark.Cli.Running;
using Proofmark.Core;
using Proofmark.Risk.Catalogues;
using Proofmark.Risk.Catalogues.Importing;

namespace Proofmark.Cli.Verbs.Catalog;

/// <summary>A catalogue that the user named: a file that <c>catalog import</c> wrote, or a checkout of the Risk Map.</summary>
internal static class CatalogSource
{
    private const int MostFiles = 64;

    private static readonly string[] Below = ["", "yaml", "risk-map/yaml"];

    /// <summary>Reads a file or a checkout.</summary>
    /// <param name="path">What the user named.</param>
    /// <param name="commit">The commit of a checkout; null for the digest of its files.</param>
    /// <exception cref="UsageException">There is nothing there, or it is wrong.</exception>
    public static CatalogueDocument Read(string path, string? commit = null)
    {
        if (File.Exists(path))
        {
            return CatalogueOption.ReadFile(path);
        }

        if (!Directory.Exists(path))
        {
            throw new UsageException($"there is no file or folder '{path}'");
        }

        var files = Files(path);
        return RiskMapImporter.Read(files, commit ?? DigestOf(files), Limits.Default, out var errors) ?? throw TextFile.Wrong([.. errors.Take(100)]);
    }

    private static SortedDictionary<string, byte[]> Files(string path)
    {
        var folder = Below.Select(b => Path.Combine(path, b)).FirstOrDefault(f => RiskMapImporter.NeededFiles.Any(n => File.Exists(Path.Combine(f, n))))
            ?? throw new UsageException($"'{path}' is no checkout of the Risk Map: neither it nor risk-map/yaml below it has {string.Join(", ", RiskMapImporter.NeededFiles)}");
        // A link could lead anywhere; the Risk Map has none.
        var files = new DirectoryInfo(folder).EnumerateFiles("*.yaml").Where(f => f.LinkTarget is null).Take(MostFiles + 1).ToList();
        return files.Count > MostFiles
            ? throw new UsageException($"'{folder}' has more than {MostFiles} files")
            : new SortedDictionary<string, byte[]>(files.ToDictionary(f => f.Name, f => TextFile.Read(f.FullName, "catalog")), StringComparer.Ordinal);
    }

    private static string DigestOf(SortedDictionary<string, byte[]> files) =>
        "sha256:" + Digest.OfBytes([.. files.SelectMany(f => Convert.FromHexString(Digest.OfBytes(f.Value).Hex))]).Hex;
}
