using System.Security.Cryptography;
using Proofmark.App.Assessing;
using Proofmark.Core;
using Proofmark.Core.Documents;

namespace Proofmark.App.Evidence.Importing;

/// <summary>The folder of a system, as far as importing asks: its name, and the digests of its files.</summary>
/// <param name="folder">The folder; it need not exist.</param>
/// <param name="limits">Bounds on what is read.</param>
public sealed class SystemFolder(string folder, Limits limits)
{
    private const string Description = "proofmark.yaml";
    private const int LongestName = 1024;

    private readonly Dictionary<string, Digest?> digests = new(StringComparer.Ordinal);

    /// <summary>The system: by the id in its description, or else by the name of the folder.</summary>
    public Subject System { get; } = new(SubjectKind.System, IdOf(folder, limits) ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))));

    /// <summary>True when a file lies in the folder, links followed: whoever made the system could have made it.</summary>
    /// <param name="file">The file.</param>
    public bool Holds(string file) => AssessedTree.Contains(folder, file);

    /// <summary>The digest of a file of the system. A name that leads out of the folder, a link, and whatever cannot be read have none.</summary>
    /// <param name="name">The name, relative to the folder.</param>
    public Digest? DigestOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (digests.TryGetValue(name, out var known))
        {
            return known;
        }

        var digest = IsInside(name) ? Hash(name) : null;
        digests.Add(name, digest);
        return digest;
    }

    /// <summary>What the user means by a name: a file that exists (by its digest), the system by its id, or else a component.</summary>
    /// <param name="name">A path as the user sees it, or a name.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public Subject SubjectOf(string name)
    {
        if (!File.Exists(name))
        {
            return name == System.Name ? System : new Subject(SubjectKind.Component, name);
        }

        using var stream = File.OpenRead(name);
        var relative = Path.GetRelativePath(folder, name).Replace('\\', '/');
        return new Subject(SubjectKind.Artifact, relative.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? Path.GetFileName(name) : relative, HashOf(stream));
    }

    private static string? IdOf(string folder, Limits limits)
    {
        var file = new FileInfo(Path.Combine(folder, Description));
        return file.Exists && file.Length <= limits.MaxDocumentBytes
            && DocumentReader.ReadYaml(Description, File.ReadAllBytes(file.FullName), limits).Root?["system"]?["id"]?.AsString() is { Length: > 0 } id ? id : null;
    }

    private static bool IsInside(string name) =>
        name.Length is > 0 and <= LongestName && !Path.IsPathRooted(name) && !name.Contains('\0', StringComparison.Ordinal) && !name.Split('/', '\\').Contains("..");

    private Digest? Hash(string name)
    {
        try
        {
            var file = new FileInfo(Path.Combine(folder, name));
            if (!file.Exists || file.LinkTarget is not null || file.Length == 0)
            {
                return null;
            }

            using var stream = file.OpenRead();
            return HashOf(stream);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static Digest HashOf(Stream stream) => new(Digest.Sha256, Convert.ToHexStringLower(SHA256.HashData(stream)));
}
