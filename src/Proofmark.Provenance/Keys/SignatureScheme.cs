using System.Security.Cryptography;

namespace Proofmark.Provenance.Keys;

/// <summary>How a signature is made with a kind of key.</summary>
public enum SignatureFamily
{
    /// <summary>ECDSA (FIPS 186-5), signature as DER sequence of r and s.</summary>
    Ecdsa,

    /// <summary>Ed25519 (RFC 8032), without prehash.</summary>
    Ed25519,

    /// <summary>RSASSA-PKCS1-v1_5 (RFC 8017).</summary>
    RsaPkcs1,

    /// <summary>RSASSA-PSS (RFC 8017), salt as long as the hash.</summary>
    RsaPss,

    /// <summary>Pure ML-DSA (FIPS 204) with an empty context.</summary>
    MlDsa,
}

/// <summary>A family and the hash that goes before it.</summary>
/// <param name="Family">The family.</param>
/// <param name="Hash">The hash; of no meaning for Ed25519 and ML-DSA, which hash by themselves.</param>
public sealed record SignatureScheme(SignatureFamily Family, HashAlgorithmName Hash)
{
    /// <summary>ECDSA with SHA-256.</summary>
    public static SignatureScheme EcdsaSha256 { get; } = new(SignatureFamily.Ecdsa, HashAlgorithmName.SHA256);

    /// <summary>ECDSA with SHA-384.</summary>
    public static SignatureScheme EcdsaSha384 { get; } = new(SignatureFamily.Ecdsa, HashAlgorithmName.SHA384);

    /// <summary>ECDSA with SHA-512.</summary>
    public static SignatureScheme EcdsaSha512 { get; } = new(SignatureFamily.Ecdsa, HashAlgorithmName.SHA512);

    /// <summary>Ed25519.</summary>
    public static SignatureScheme Ed25519 { get; } = new(SignatureFamily.Ed25519, HashAlgorithmName.SHA512);

    /// <summary>ML-DSA.</summary>
    public static SignatureScheme MlDsa { get; } = new(SignatureFamily.MlDsa, HashAlgorithmName.SHA512);

    /// <summary>RSA PKCS #1 v1.5 with SHA-256.</summary>
    public static SignatureScheme RsaPkcs1Sha256 { get; } = new(SignatureFamily.RsaPkcs1, HashAlgorithmName.SHA256);

    /// <summary>True when a signature is over the data itself and a hash of it does not do.</summary>
    internal bool NeedsData => Family is SignatureFamily.Ed25519 or SignatureFamily.MlDsa;
}
