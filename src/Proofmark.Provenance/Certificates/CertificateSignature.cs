using System.Security.Cryptography;
using Proofmark.Provenance.Keys;

namespace Proofmark.Provenance.Certificates;

/// <summary>The signature on a certificate.</summary>
/// <param name="Oid">Algorithm.</param>
/// <param name="Parameters">Parameters of the algorithm, DER; null when absent.</param>
/// <param name="Value">The signature.</param>
internal sealed record CertificateSignature(string Oid, ReadOnlyMemory<byte>? Parameters, ReadOnlyMemory<byte> Value)
{
    private static ReadOnlySpan<byte> Null => [5, 0];

    /// <summary>Verifies it over some bytes. SHA-1 and MD5 are refused, as is everything else that is not listed here.</summary>
    public bool Verify(VerificationKey key, ReadOnlySpan<byte> signed) => Scheme is { } scheme && key.Verify(signed, Value.Span, scheme);

    private SignatureScheme? Scheme => (Oid, HasNull) switch
    {
        ("1.2.840.10045.4.3.2", null) => SignatureScheme.EcdsaSha256,
        ("1.2.840.10045.4.3.3", null) => SignatureScheme.EcdsaSha384,
        ("1.2.840.10045.4.3.4", null) => SignatureScheme.EcdsaSha512,
        ("1.3.101.112", null) => SignatureScheme.Ed25519,
        ("1.2.840.113549.1.1.11", true) => SignatureScheme.RsaPkcs1Sha256,
        ("1.2.840.113549.1.1.12", true) => new(SignatureFamily.RsaPkcs1, HashAlgorithmName.SHA384),
        ("1.2.840.113549.1.1.13", true) => new(SignatureFamily.RsaPkcs1, HashAlgorithmName.SHA512),
        _ => null,
    };

    private bool? HasNull => Parameters is { } parameters ? parameters.Span.SequenceEqual(Null) : null;
}
