using Proofmark.Provenance.ModelSigning.Content;
using Proofmark.Provenance.Verification;

namespace Proofmark.Provenance.ModelSigning.Lists;

/// <summary>A list of digests in place of the files.</summary>
internal sealed class ListContent(DigestList list) : IModelContent
{
    public ModelFiles List(ModelListing listing, CancellationToken cancel)
    {
        var isIgnored = list.Entries.Keys.ToLookup(path => listing.IgnorePaths.Any(ignored => ModelPath.IsAtOrBelow(path, ignored)));
        return new ModelFiles([.. isIgnored[false].Order(PathOrder.Instance).Select(path => new ModelFile(path, path, 0))], [.. isIgnored[true].Order(PathOrder.Instance)]);
    }

    public IReadOnlyList<ManifestResource> Hash(IReadOnlyList<ModelFile> files, HashKind hash, long? shardSize, IProgress<long>? progress, CancellationToken cancel)
    {
        Rejection.Unless(shardSize is null, "list-of-whole-files", "the list holds digests of whole files, none of parts");
        return [.. files.Select(file => Resource(file, hash))];
    }

    private ManifestResource Resource(ModelFile file, HashKind hash)
    {
        var digest = list.Entries[file.Path];
        Rejection.Unless(digest.Length == hash.DigestBytes(), "list-of-other-hash", $"the list holds digests of {digest.Length} bytes, {hash.Name()} has {hash.DigestBytes()}");
        return new ManifestResource(file.Path, null, null, hash, digest);
    }
}
