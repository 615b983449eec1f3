using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Systems.Discovery.Engine;

namespace Proofmark.Systems.Discovery.LeftOut;

/// <summary>Packages as npm, pnpm and yarn install them: <c>node_modules/NAME</c> or <c>node_modules/@SCOPE/NAME</c> with a <c>package.json</c> of that name and a version.</summary>
internal static class NpmPackage
{
    private const int LongestManifest = 1024 * 1024;

    public static bool Is(string folder, Limits limits) => Name(folder) is { } name && Manifest(folder, limits) is { } manifest
        && manifest["name"].Text() == name && !string.IsNullOrEmpty(manifest["version"].Text());

    private static string? Name(string folder) => folder.Split(Path.DirectorySeparatorChar) switch
    {
        [.., "node_modules", ['@', _, ..] scope, var name] => $"{scope}/{name}",
        [.., "node_modules", var name] when !name.StartsWith('@') && !name.StartsWith('.') => name,
        _ => null,
    };

    private static DocumentNode? Manifest(string folder, Limits limits)
    {
        var file = new FileInfo(Path.Combine(folder, "package.json"));
        try
        {
            return file is { Exists: true, LinkTarget: null, Length: <= LongestManifest } && DocumentReader.ReadJson(file.Name, File.ReadAllBytes(file.FullName), limits) is { Errors.Count: 0 } read
                ? read.Root
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
