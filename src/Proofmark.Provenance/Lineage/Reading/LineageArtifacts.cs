using Proofmark.Core;
using Proofmark.Provenance.Lineage.Evidence;
using Proofmark.Provenance.ModelSigning;

namespace Proofmark.Provenance.Lineage.Reading;

/// <summary>Artifacts of lineage out of manifests of models.</summary>
public static class LineageArtifacts
{
    /// <summary>A model by its root digest, with its files where each has a SHA-256 digest of its own.</summary>
    public static ArtifactReference Of(Manifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return new ArtifactReference(manifest.ModelName, manifest.Root)
        {
            Files = [.. manifest.Resources.Where(static r => r is { Start: null, Hash: HashKind.Sha256 }).Select(static r => new ArtifactReference(r.Path, new Digest(Digest.Sha256, Convert.ToHexStringLower(r.Value.Span))))],
        };
    }
}
