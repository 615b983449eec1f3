using Org.BouncyCastle.Crypto.Parameters;

namespace Proofmark.Provenance.Keys;

/// <summary>A parameter set of ML-DSA (FIPS 204, tables 1 and 2; object identifiers of RFC 9881).</summary>
/// <param name="Name">Name for people.</param>
/// <param name="Oid">Object identifier of keys and signatures.</param>
/// <param name="Parameters">The set as Bouncy Castle has it.</param>
/// <param name="PublicBytes">Bytes of a public key.</param>
/// <param name="ExpandedBytes">Bytes of an expanded private key.</param>
/// <param name="SignatureBytes">Bytes of a signature.</param>
/// <param name="Eta">Bound of the coefficients of a private key.</param>
/// <param name="SecretPolynomials">Number of polynomials in s1 and s2 together: l + k.</param>
internal sealed record MlDsaSet(string Name, string Oid, MLDsaParameters Parameters, int PublicBytes, int ExpandedBytes, int SignatureBytes, int Eta, int SecretPolynomials)
{
    private static readonly MlDsaSet[] All =
    [
        new("ML-DSA-44", "2.16.840.1.101.3.4.3.17", MLDsaParameters.ml_dsa_44, 1312, 2560, 2420, 2, 8),
        new("ML-DSA-65", "2.16.840.1.101.3.4.3.18", MLDsaParameters.ml_dsa_65, 1952, 4032, 3309, 4, 11),
        new("ML-DSA-87", "2.16.840.1.101.3.4.3.19", MLDsaParameters.ml_dsa_87, 2592, 4896, 4627, 2, 15),
    ];

    /// <summary>The set of an object identifier; null for any other algorithm.</summary>
    public static MlDsaSet? Of(string? oid) => Array.Find(All, set => set.Oid == oid);

    /// <summary>The set of an algorithm; null for any other.</summary>
    public static MlDsaSet? Of(KeyAlgorithm algorithm) => algorithm switch
    {
        KeyAlgorithm.MlDsa44 => All[0],
        KeyAlgorithm.MlDsa65 => All[1],
        KeyAlgorithm.MlDsa87 => All[2],
        _ => null,
    };
}
