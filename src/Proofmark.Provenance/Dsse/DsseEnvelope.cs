namespace Proofmark.Provenance.Dsse;

/// <summary>A DSSE envelope: a payload, its type, and signatures over both.</summary>
/// <param name="PayloadType">What the payload is, for example <c>application/vnd.in-toto+json</c>.</param>
/// <param name="Payload">The raw bytes; never written anew before they are verified.</param>
/// <param name="Signatures">The signatures in order; at least one.</param>
public sealed record DsseEnvelope(string PayloadType, ReadOnlyMemory<byte> Payload, IReadOnlyList<DsseSignature> Signatures)
{
    /// <summary>The payload type of in-toto statements.</summary>
    public const string InToto = "application/vnd.in-toto+json";
}

/// <summary>A signature of an envelope.</summary>
/// <param name="KeyId">An unauthenticated hint at the key; null when absent.</param>
/// <param name="Value">The signature.</param>
public sealed record DsseSignature(string? KeyId, ReadOnlyMemory<byte> Value);
