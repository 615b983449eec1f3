using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Proofmark.Provenance.Keys;

/// <summary>The names of keys with their schemes (<c>PublicKeyDetails</c> of the Sigstore protobuf specifications).</summary>
internal static class KeyDetails
{
    /// <summary>Reads raw key bytes as a name says.</summary>
    public static bool TryRead(
        string name, ReadOnlyMemory<byte> raw, [NotNullWhen(true)] out VerificationKey? key, [NotNullWhen(true)] out SignatureScheme? scheme, [NotNullWhen(false)] out string? problem)
    {
        scheme = SchemeOf(name);
        if (scheme is null)
        {
            key = null;
            problem = $"keys of the kind '{name}' are not supported";
            return false;
        }

        var isRead = name.StartsWith("PKCS1_", StringComparison.Ordinal) ? VerificationKey.TryReadPkcs1(raw, out key, out problem) : VerificationKey.TryRead(raw, out key, out problem);
        if (isRead && key!.DefaultScheme.Family != (scheme.Family == SignatureFamily.RsaPss ? SignatureFamily.RsaPkcs1 : scheme.Family))
        {
            key = null;
            problem = $"the key is no {name}";
            return false;
        }

        return isRead;
    }

    private static SignatureScheme? SchemeOf(string name) => name switch
    {
        "PKIX_ECDSA_P256_SHA_256" or "PKIX_ECDSA_P384_SHA_256" or "PKIX_ECDSA_P521_SHA_256" => SignatureScheme.EcdsaSha256,
        "PKIX_ECDSA_P384_SHA_384" => SignatureScheme.EcdsaSha384,
        "PKIX_ECDSA_P521_SHA_512" => SignatureScheme.EcdsaSha512,
        "PKIX_ED25519" => SignatureScheme.Ed25519,
        "PKCS1_RSA_PKCS1V5" or "PKIX_RSA_PKCS1V5" or "PKIX_RSA_PKCS1V15_2048_SHA256" or "PKIX_RSA_PKCS1V15_3072_SHA256" or "PKIX_RSA_PKCS1V15_4096_SHA256" => SignatureScheme.RsaPkcs1Sha256,
        "PKCS1_RSA_PSS" or "PKIX_RSA_PSS" or "PKIX_RSA_PSS_2048_SHA256" or "PKIX_RSA_PSS_3072_SHA256" or "PKIX_RSA_PSS_4096_SHA256" => new(SignatureFamily.RsaPss, HashAlgorithmName.SHA256),
        _ => null,
    };
}
