using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using Org.BouncyCastle.Crypto.Parameters;
using BouncyEd25519 = Org.BouncyCastle.Math.EC.Rfc8032.Ed25519;

namespace Proofmark.Provenance.Keys;

/// <summary>Makes signing keys of private keys that are at hand.</summary>
internal static class KeysInMemory
{
    public static SigningKey OfEc(ECDsa ecdsa)
    {
        var verification = PublicOf(ecdsa.ExportSubjectPublicKeyInfo());
        return new SigningKey(
            verification,
            data => ecdsa.SignData(data, verification.DefaultScheme.Hash, DSASignatureFormat.Rfc3279DerSequence),
            () => Pkcs8PrivateKeyInfo.Decode(ecdsa.ExportPkcs8PrivateKey(), out _),
            ecdsa);
    }

    public static SigningKey OfRsa(RSA rsa) => new(
        PublicOf(rsa.ExportSubjectPublicKeyInfo()),
        data => rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
        () => Pkcs8PrivateKeyInfo.Decode(rsa.ExportPkcs8PrivateKey(), out _),
        rsa);

    public static SigningKey OfEd25519(byte[] secret)
    {
        if (secret.Length != BouncyEd25519.SecretKeySize)
        {
            throw KeyProblem.Of("an Ed25519 key has 32 bytes");
        }

        var publicKey = new byte[BouncyEd25519.PublicKeySize];
        BouncyEd25519.GeneratePublicKey(secret, 0, publicKey, 0);
        return new SigningKey(PublicOf(PublicKeyInfo.Write(VerificationKey.Ed25519Oid, publicKey)), data => SignEd25519(secret, data), () => Wrap(secret), null);
    }

    // Verified at once: a key whose expanded form is subtly wrong, or a fault while computing, must not leave a signature behind.
    public static SigningKey OfMlDsa(MlDsaSet set, MLDsaPrivateKeyParameters secret)
    {
        var verification = PublicOf(PublicKeyInfo.Write(set.Oid, secret.GetPublicKeyEncoded()));
        return new SigningKey(verification, Sign, () => new Pkcs8PrivateKeyInfo(new Oid(set.Oid), null, MlDsaPrivateKey.Write(secret)), null);

        byte[] Sign(byte[] data)
        {
            var signature = MlDsa.Sign(set, secret, data);
            return verification.Verify(data, signature, SignatureScheme.MlDsa) ? signature : throw new CryptographicException("the ML-DSA key made a signature that does not verify");
        }
    }

    private static byte[] SignEd25519(byte[] secret, byte[] data)
    {
        var signature = new byte[BouncyEd25519.SignatureSize];
        BouncyEd25519.Sign(secret, 0, data, 0, data.Length, signature, 0);
        return signature;
    }

    // RFC 8410, 7: CurvePrivateKey is an OCTET STRING of its own.
    private static Pkcs8PrivateKeyInfo Wrap(byte[] secret)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        writer.WriteOctetString(secret);
        return new Pkcs8PrivateKeyInfo(new Oid(VerificationKey.Ed25519Oid), null, writer.Encode());
    }

    private static VerificationKey PublicOf(byte[] spki) => VerificationKey.TryRead(spki, allowMlDsa: true, out var key, out var problem) ? key : throw KeyProblem.Of(problem);
}
