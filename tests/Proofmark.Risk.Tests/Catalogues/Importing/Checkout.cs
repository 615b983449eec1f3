using System.Text;
using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Risk.Catalogues;
using Proofmark.Risk.Catalogues.Importing;

namespace Proofmark.Risk.Tests.Catalogues.Importing;

/// <summary>A small checkout in the shapes of the Risk Map's files.</summary>
internal static class Checkout
{
    public static Dictionary<string, byte[]> Files() =>
        Directory.EnumerateFiles(Folder()).ToDictionary(f => Path.GetFileName(f), File.ReadAllBytes);

    public static CatalogueDocument Import() => Import(Files());

    public static CatalogueDocument Import(Dictionary<string, byte[]> files) =>
        RiskMapImporter.Read(files, "00112233445566778899aabbccddeeff00112233", Limits.Default, out var errors) ?? throw new InvalidOperationException(string.Join('\n', errors));

    public static IReadOnlyList<DocumentError> Mistakes(Dictionary<string, byte[]> files)
    {
        RiskMapImporter.Read(files, "00112233445566778899aabbccddeeff00112233", Limits.Default, out var errors).Should().BeNull();
        return errors;
    }

    public static Dictionary<string, byte[]> With(string file, string before, string after)
    {
        var files = Files();
        var text = Encoding.UTF8.GetString(files[file]);
        text.Should().Contain(before);
        files[file] = Encoding.UTF8.GetBytes(text.Replace(before, after, StringComparison.Ordinal));
        return files;
    }

    private static string Folder()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Proofmark.slnx")))
        {
            root = root.Parent!;
        }

        return Path.Combine(root.FullName, "tests", "Proofmark.Risk.Tests", "Catalogues", "Importing", "Checkout", "risk-map", "yaml");
    }
}
