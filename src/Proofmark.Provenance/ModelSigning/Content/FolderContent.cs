using Proofmark.Core;
using Proofmark.Provenance.ModelSigning.Caching;

namespace Proofmark.Provenance.ModelSigning.Content;

/// <summary>The files on disk.</summary>
/// <param name="model">A folder, or one file.</param>
/// <param name="cache">Digests of an earlier run; null to read every file.</param>
/// <param name="limits">Bounds on the model.</param>
internal sealed class FolderContent(string model, DigestCache? cache, Limits limits) : IModelContent
{
    public ModelFiles List(ModelListing listing, CancellationToken cancel) => ModelFolder.List(model, listing, limits, cancel);

    public IReadOnlyList<ManifestResource> Hash(IReadOnlyList<ModelFile> files, HashKind hash, long? shardSize, IProgress<long>? progress, CancellationToken cancel) =>
        ModelHasher.Hash(files, hash, shardSize, cache, progress, cancel);
}
