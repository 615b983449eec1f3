using System.Diagnostics.CodeAnalysis;

namespace Proofmark.Provenance.Keys;

/// <summary>What keys are made for.</summary>
public enum KeyAlgorithm
{
    /// <summary>ECDSA on P-256, with SHA-256.</summary>
    EcP256,

    /// <summary>ECDSA on P-384, with SHA-384.</summary>
    EcP384,

    /// <summary>ECDSA on P-521, with SHA-512.</summary>
    EcP521,

    /// <summary>Ed25519 (RFC 8032).</summary>
    Ed25519,

    /// <summary>RSA of 3,072 bits.</summary>
    Rsa3072,

    /// <summary>RSA of 4,096 bits.</summary>
    Rsa4096,

    /// <summary>ML-DSA-44 (FIPS 204), category 2.</summary>
    MlDsa44,

    /// <summary>ML-DSA-65 (FIPS 204), category 3.</summary>
    MlDsa65,

    /// <summary>ML-DSA-87 (FIPS 204), category 5.</summary>
    MlDsa87,
}

/// <summary>The names of the algorithms on the command line.</summary>
public static class KeyAlgorithms
{
    private static readonly Dictionary<string, KeyAlgorithm> ByName = new(StringComparer.Ordinal)
    {
        ["ec-p256"] = KeyAlgorithm.EcP256,
        ["ec-p384"] = KeyAlgorithm.EcP384,
        ["ec-p521"] = KeyAlgorithm.EcP521,
        ["ed25519"] = KeyAlgorithm.Ed25519,
        ["rsa-3072"] = KeyAlgorithm.Rsa3072,
        ["rsa-4096"] = KeyAlgorithm.Rsa4096,
        ["ml-dsa-44"] = KeyAlgorithm.MlDsa44,
        ["ml-dsa-65"] = KeyAlgorithm.MlDsa65,
        ["ml-dsa-87"] = KeyAlgorithm.MlDsa87,
    };

    /// <summary>All names, in order.</summary>
    public static IReadOnlyCollection<string> Names => ByName.Keys;

    /// <summary>The algorithm of a name.</summary>
    public static bool TryParse(string name, [NotNullWhen(true)] out KeyAlgorithm? algorithm)
    {
        algorithm = ByName.TryGetValue(name, out var found) ? found : null;
        return algorithm is not null;
    }
}
