namespace Proofmark.Provenance.Keys;

/// <summary>Ed25519 (RFC 8032). The framework has none, so Bouncy Castle computes.</summary>
internal static class Ed25519
{
    /// <summary>Bytes of a public key.</summary>
    public const int KeyBytes = 32;

    /// <summary>Bytes of a signature.</summary>
    public const int SignatureBytes = 64;

    /// <summary>Verifies a signature; keys of small order and signatures in other than the one canonical form are refused.</summary>
    public static bool Verify(byte[] key, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) =>
        key.Length == KeyBytes
        && signature.Length == SignatureBytes
        && Org.BouncyCastle.Math.EC.Rfc8032.Ed25519.ValidatePublicKeyFull(key, 0)
        && Org.BouncyCastle.Math.EC.Rfc8032.Ed25519.Verify(signature.ToArray(), 0, key, 0, data.ToArray(), 0, data.Length);
}
