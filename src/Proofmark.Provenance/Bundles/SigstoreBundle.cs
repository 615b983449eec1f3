using Proofmark.Provenance.Certificates;
using Proofmark.Provenance.Dsse;

namespace Proofmark.Provenance.Bundles;

/// <summary>The versions of the bundle format.</summary>
public enum BundleVersion
{
    /// <summary>0.1: a signed entry timestamp is required.</summary>
    V01,

    /// <summary>0.2: an inclusion proof with checkpoint is required.</summary>
    V02,

    /// <summary>0.3: one certificate instead of a chain.</summary>
    V03,
}

/// <summary>A Sigstore bundle: a signature with all that is needed to verify it offline. Nothing in it is trusted by reading.</summary>
/// <param name="Version">Version of the format.</param>
/// <param name="MediaType">Its media type as written.</param>
/// <param name="Certificates">Certificates, the one that signed first; empty when a key signed.</param>
/// <param name="IsChain">True when the certificates were written as a chain and not as the one certificate.</param>
/// <param name="KeyHint">A hint at the public key; null when a certificate signed or no hint is given.</param>
/// <param name="EmbeddedKey">A public key in the bundle itself, as some early model signatures have it: a claim.</param>
/// <param name="Entries">Entries of transparency logs.</param>
/// <param name="Timestamps">RFC 3161 time-stamp responses, DER.</param>
/// <param name="Message">The signature over an artifact; null when there is an envelope.</param>
/// <param name="Envelope">The envelope; null when there is a message signature.</param>
public sealed record SigstoreBundle(
    BundleVersion Version,
    string MediaType,
    IReadOnlyList<Certificate> Certificates,
    bool IsChain,
    string? KeyHint,
    ReadOnlyMemory<byte>? EmbeddedKey,
    IReadOnlyList<LogEntry> Entries,
    IReadOnlyList<ReadOnlyMemory<byte>> Timestamps,
    MessageSignature? Message,
    DsseEnvelope? Envelope)
{
    /// <summary>True when a public key, and no certificate, is named.</summary>
    public bool IsKeyBased => Certificates.Count == 0;

    /// <summary>The one signature of the bundle.</summary>
    public ReadOnlyMemory<byte> Signature => Message?.Signature ?? Envelope!.Signatures[0].Value;
}

/// <summary>A signature over an artifact that is not in the bundle.</summary>
/// <param name="HashName">Name of the digest's algorithm as written, for example <c>SHA2_256</c>; null when no digest is given.</param>
/// <param name="Digest">The digest, an unauthenticated hint; null when none is given.</param>
/// <param name="Signature">The signature.</param>
public sealed record MessageSignature(string? HashName, ReadOnlyMemory<byte>? Digest, ReadOnlyMemory<byte> Signature);

/// <summary>An entry of a transparency log.</summary>
/// <param name="LogIndex">Its index over all shards of the log.</param>
/// <param name="LogId">Identifier of the log's key.</param>
/// <param name="Kind">Kind of the entry, for example <c>hashedrekord</c>.</param>
/// <param name="KindVersion">Version of the kind.</param>
/// <param name="IntegratedTime">When the log says that it took the entry; null when it does not say (Rekor v2).</param>
/// <param name="SignedEntryTimestamp">The log's promise; null when absent.</param>
/// <param name="Proof">The inclusion proof; null when absent.</param>
/// <param name="Body">The canonical body that the log holds.</param>
public sealed record LogEntry(
    long LogIndex,
    ReadOnlyMemory<byte> LogId,
    string Kind,
    string KindVersion,
    DateTimeOffset? IntegratedTime,
    ReadOnlyMemory<byte>? SignedEntryTimestamp,
    LogInclusionProof? Proof,
    ReadOnlyMemory<byte> Body);

/// <summary>A proof that an entry is in a log (RFC 6962, 2.1.1).</summary>
/// <param name="LogIndex">Index in the tree that the proof speaks of.</param>
/// <param name="RootHash">Root of the tree.</param>
/// <param name="TreeSize">Number of leaves.</param>
/// <param name="Hashes">The path, from the leaf's neighbour up.</param>
/// <param name="Checkpoint">The signed note about the tree; null when absent.</param>
public sealed record LogInclusionProof(long LogIndex, ReadOnlyMemory<byte> RootHash, long TreeSize, IReadOnlyList<ReadOnlyMemory<byte>> Hashes, string? Checkpoint);
