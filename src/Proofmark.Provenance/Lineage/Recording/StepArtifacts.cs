using Proofmark.Provenance.Lineage.Evidence;
using Proofmark.Provenance.Lineage.Reading;
using Proofmark.Provenance.ModelSigning;

namespace Proofmark.Provenance.Lineage.Recording;

/// <summary>Artifacts of a step by what lies on disk: a file by its SHA-256, a folder by the root digest of a model signature, with its files.</summary>
internal static class StepArtifacts
{
    /// <summary>Hashes an artifact.</summary>
    /// <exception cref="IOException">It is not there, holds what cannot be hashed, or cannot be read.</exception>
    public static ArtifactReference Read(StepRequest request, StepPath at, IProgress<long>? progress, CancellationToken cancel)
    {
        var path = Path.GetFullPath(at.Path, request.Folder);
        if (!Path.Exists(path))
        {
            throw new IOException($"there is no file or folder '{at.Path}'");
        }

        var described = ModelSigner.Describe(path, new ModelSigningOptions(), request.Limits, progress, cancel);
        var whole = described.Manifest is { } manifest ? LineageArtifacts.Of(manifest) : throw new IOException($"'{at.Path}': {described.Message}");
        var isFolder = Directory.Exists(path);
        return whole with
        {
            Name = NameOf(request, path),
            Digest = isFolder ? whole.Digest : whole.Files[0].Digest,
            Files = isFolder ? whole.Files : [],
            Role = at.Role,
            LeftOut = isFolder ? [.. DefaultIgnores.Git.Where(name => Path.Exists(Path.Combine(path, name)))] : [],
        };
    }

    // Below the folder of the step a name is the same on every machine; outside of it the last part tells enough, and where somebody keeps things is nobody's business.
    private static string NameOf(StepRequest request, string path)
    {
        var relative = Path.GetRelativePath(request.Folder, path).Replace(Path.DirectorySeparatorChar, '/');
        return relative.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? Path.GetFileName(Path.TrimEndingDirectorySeparator(path)) : relative;
    }
}
