using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using BouncyEd25519 = Org.BouncyCastle.Math.EC.Rfc8032.Ed25519;

namespace Proofmark.Provenance.Tests.Virtual;

/// <summary>The kinds of keys that sign in Sigstore.</summary>
public enum KeyKind
{
    P256,
    P384,
    P521,
    Ed25519,
    Rsa,
}

/// <summary>A key that lives as long as a test, signing as Sigstore has it for its kind.</summary>
/// <param name="Public">The public key.</param>
/// <param name="Sign">Signs data.</param>
internal sealed record VirtualKey(PublicKey Public, Func<byte[], byte[]> Sign)
{
    public byte[] Spki => Public.ExportSubjectPublicKeyInfo();

    public static VirtualKey Of(KeyKind kind)
    {
        switch (kind)
        {
            case KeyKind.Ed25519:
                return Ed25519();
            case KeyKind.Rsa:
                var rsa = RSA.Create(2048);
                return new VirtualKey(new PublicKey(rsa), data => rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
            default:
                var (curve, hash) = kind switch
                {
                    KeyKind.P384 => (ECCurve.NamedCurves.nistP384, HashAlgorithmName.SHA384),
                    KeyKind.P521 => (ECCurve.NamedCurves.nistP521, HashAlgorithmName.SHA512),
                    _ => (ECCurve.NamedCurves.nistP256, HashAlgorithmName.SHA256),
                };
                var ecdsa = ECDsa.Create(curve);
                return new VirtualKey(new PublicKey(ecdsa), data => ecdsa.SignData(data, hash, DSASignatureFormat.Rfc3279DerSequence));
        }
    }

    // The framework has no Ed25519.
    private static VirtualKey Ed25519()
    {
        var secret = RandomNumberGenerator.GetBytes(BouncyEd25519.SecretKeySize);
        var point = new byte[BouncyEd25519.PublicKeySize];
        BouncyEd25519.GeneratePublicKey(secret, 0, point, 0);
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier("1.3.101.112");
            }

            writer.WriteBitString(point);
        }

        return new VirtualKey(PublicKey.CreateFromSubjectPublicKeyInfo(writer.Encode(), out _), data =>
        {
            var signature = new byte[BouncyEd25519.SignatureSize];
            BouncyEd25519.Sign(secret, 0, data, 0, data.Length, signature, 0);
            return signature;
        });
    }
}
