namespace Proofmark.Provenance.ModelSigning.Content;

/// <summary>Where the names and digests of a model's files come from.</summary>
internal interface IModelContent
{
    /// <summary>The files.</summary>
    /// <exception cref="Verification.Rejection">They cannot be signed.</exception>
    ModelFiles List(ModelListing listing, CancellationToken cancel);

    /// <summary>The resources of some of them, in their order.</summary>
    /// <param name="files">The files.</param>
    /// <param name="hash">The hash function.</param>
    /// <param name="shardSize">Bytes of a part; null for whole files. Empty files have no parts.</param>
    /// <param name="progress">Told the bytes hashed since it was last told; called by several threads.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <exception cref="IOException">A file cannot be read, or changed meanwhile.</exception>
    /// <exception cref="Verification.Rejection">No such digests are to be had.</exception>
    IReadOnlyList<ManifestResource> Hash(IReadOnlyList<ModelFile> files, HashKind hash, long? shardSize, IProgress<long>? progress, CancellationToken cancel);
}
