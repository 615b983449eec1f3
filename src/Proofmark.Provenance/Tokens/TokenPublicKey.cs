using System.Formats.Asn1;
using System.Security.Cryptography;
using Proofmark.Provenance.Keys;

namespace Proofmark.Provenance.Tokens;

/// <summary>Reads a public key from the attributes of an object.</summary>
internal static class TokenPublicKey
{
    /// <summary>The key; null when the object does not show it.</summary>
    /// <exception cref="TokenException">It is of a kind that is not supported.</exception>
    public static VerificationKey? Read(CryptokiSession session, nuint handle) => session.ReadNumber(handle, Cryptoki.KeyType) switch
    {
        Cryptoki.EcKey => session.Read(handle, Cryptoki.EcParams) is { } curve && session.Read(handle, Cryptoki.EcPoint) is { } point ? Ec(curve, point) : null,
        Cryptoki.RsaKey => session.Read(handle, Cryptoki.Modulus) is { Length: > 0 } modulus && session.Read(handle, Cryptoki.PublicExponent) is { Length: > 0 } exponent ? Rsa(modulus, exponent) : null,
        _ => throw new TokenException("the key is neither EC nor RSA"),
    };

    private static VerificationKey Ec(byte[] curve, byte[] point)
    {
        try
        {
            var writer = new AsnWriter(AsnEncodingRules.DER);
            using (writer.PushSequence())
            {
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(VerificationKey.EcOid);
                    writer.WriteObjectIdentifier(new AsnReader(curve, AsnEncodingRules.DER).ReadObjectIdentifier());
                }

                writer.WriteBitString(PointOf(point));
            }

            return VerificationKey.TryRead(writer.Encode(), out var key, out var problem) ? key : throw new TokenException($"the token's key: {problem}");
        }
        catch (AsnContentException broken)
        {
            throw new TokenException("the token's key is on no named curve, or its point is broken", broken);
        }
    }

    // PKCS #11 wraps the point into an OCTET STRING (2.40, 2.3.3); some modules do not. Both begin with 4; the length tells them apart.
    private static byte[] PointOf(byte[] point) =>
        AsnDecoder.TryReadEncodedValue(point, AsnEncodingRules.DER, out var tag, out _, out _, out var consumed) && tag == Asn1Tag.PrimitiveOctetString && consumed == point.Length
            ? AsnDecoder.ReadOctetString(point, AsnEncodingRules.DER, out _)
            : point;

    private static VerificationKey Rsa(byte[] modulus, byte[] exponent)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteIntegerUnsigned(UnsignedInteger.Shortest(modulus));
            writer.WriteIntegerUnsigned(UnsignedInteger.Shortest(exponent));
        }

        try
        {
            return VerificationKey.TryReadPkcs1(writer.Encode(), out var key, out var problem) ? key : throw new TokenException($"the token's key: {problem}");
        }
        catch (CryptographicException broken)
        {
            throw new TokenException("the token's RSA key is broken", broken);
        }
    }
}
