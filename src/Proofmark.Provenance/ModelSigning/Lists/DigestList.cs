namespace Proofmark.Provenance.ModelSigning.Lists;

/// <summary>Names of a model's files with their digests, as <c>sha256sum</c>, <c>b2sum</c> and <c>b3sum</c> print them.</summary>
/// <param name="Entries">Digest of each path below the model; all of one length.</param>
public sealed record DigestList(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Entries);
