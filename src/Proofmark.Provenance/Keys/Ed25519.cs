using Curve = Org.BouncyCastle.Math.EC.Rfc8032.Ed25519;

namespace Proofmark.Provenance.Keys;

/// <summary>Ed25519 (RFC 8032). The framework has none, so Bouncy Castle computes.</summary>
internal static class Ed25519
{
    /// <summary>Bytes of a public key.</summary>
    public const int KeyBytes = 32;

    /// <summary>Bytes of a signature.</summary>
    public const int SignatureBytes = 64;

    /// <summary>
    /// Verifies a signature. Stricter than RFC 8032, 5.1.7, demands: the key and the point R must be of the prime order and in their canonical form.
    /// What honest signers make is so, and all verifiers agree about it, whether they multiply by the cofactor (as Bouncy Castle does) or not.
    /// </summary>
    public static bool Verify(byte[] key, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        if (key.Length != KeyBytes || signature.Length != SignatureBytes)
        {
            return false;
        }

        var bytes = signature.ToArray();
        return Curve.ValidatePublicKeyFull(key, 0) && Curve.ValidatePublicKeyFull(bytes, 0) && Curve.Verify(bytes, 0, key, 0, data.ToArray(), 0, data.Length);
    }
}
