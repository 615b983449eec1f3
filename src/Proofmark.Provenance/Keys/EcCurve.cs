using System.Security.Cryptography;

namespace Proofmark.Provenance.Keys;

/// <summary>One of the three supported NIST curves.</summary>
/// <param name="Name">Name for people.</param>
/// <param name="Curve">The framework's name.</param>
/// <param name="CoordinateBytes">Bytes of one coordinate.</param>
/// <param name="Scheme">ECDSA with the hash as strong as the curve.</param>
internal sealed record EcCurve(string Name, ECCurve Curve, int CoordinateBytes, SignatureScheme Scheme)
{
    private const byte Uncompressed = 4;

    /// <summary>The curve of an object identifier (RFC 5480, 2.1.1.1).</summary>
    /// <exception cref="CryptographicException">Any other curve.</exception>
    public static EcCurve Of(string oid) => oid switch
    {
        "1.2.840.10045.3.1.7" => new("P-256", ECCurve.NamedCurves.nistP256, 32, SignatureScheme.EcdsaSha256),
        "1.3.132.0.34" => new("P-384", ECCurve.NamedCurves.nistP384, 48, SignatureScheme.EcdsaSha384),
        "1.3.132.0.35" => new("P-521", ECCurve.NamedCurves.nistP521, 66, SignatureScheme.EcdsaSha512),
        _ => throw new CryptographicException($"the curve {oid} is not supported"),
    };

    /// <summary>The parameters of a key from its uncompressed point (SEC 1, 2.3.3).</summary>
    public ECParameters Parameters(ReadOnlySpan<byte> point) =>
        point.Length == 1 + (2 * CoordinateBytes) && point[0] == Uncompressed
            ? new ECParameters { Curve = Curve, Q = new ECPoint { X = point.Slice(1, CoordinateBytes).ToArray(), Y = point[(1 + CoordinateBytes)..].ToArray() } }
            : throw new CryptographicException("an uncompressed point of the curve is expected");
}
