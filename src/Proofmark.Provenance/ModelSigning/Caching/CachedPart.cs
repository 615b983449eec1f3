namespace Proofmark.Provenance.ModelSigning.Caching;

/// <summary>What a digest is of.</summary>
/// <param name="Path">The file's full path, links resolved as the model's listing resolves them.</param>
/// <param name="Hash">The hash function.</param>
/// <param name="Start">The first byte.</param>
/// <param name="Length">Bytes.</param>
internal readonly record struct CachedPart(string Path, HashKind Hash, long Start, long Length);

/// <summary>A digest, and the file as it was when it was hashed.</summary>
/// <param name="File">The file.</param>
/// <param name="Digest">The digest.</param>
internal readonly record struct CachedDigest(FileIdentity File, byte[] Digest);
