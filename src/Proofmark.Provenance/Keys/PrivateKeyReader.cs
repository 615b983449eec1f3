using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;

namespace Proofmark.Provenance.Keys;

/// <summary>Reads private keys in PEM.</summary>
internal static class PrivateKeyReader
{
    /// <summary>Reads the first private key of a text.</summary>
    /// <exception cref="CryptographicException">There is none, or it cannot be used.</exception>
    public static SigningKey Read(string pem, string? password)
    {
        if (!TryFindKey(pem, out var label, out var der))
        {
            throw KeyProblem.Of("a private key in PEM is expected (BEGIN PRIVATE KEY)");
        }

        switch (label)
        {
            case "EC PRIVATE KEY":
                var ec = ECDsa.Create();
                ec.ImportECPrivateKey(der, out var ecBytes);
                KeyProblem.CheckEnd(der, ecBytes);
                return KeysInMemory.OfEc(ec);
            case "RSA PRIVATE KEY":
                var rsa = RSA.Create();
                rsa.ImportRSAPrivateKey(der, out var rsaBytes);
                KeyProblem.CheckEnd(der, rsaBytes);
                return KeysInMemory.OfRsa(rsa);
            case "ENCRYPTED PRIVATE KEY":
                return OfPkcs8(EncryptedKey.Decrypt(der, password));
            default:
                var info = Pkcs8PrivateKeyInfo.Decode(der, out var infoBytes);
                KeyProblem.CheckEnd(der, infoBytes);
                return OfPkcs8(info);
        }
    }

    private static bool TryFindKey(string pem, out string label, out byte[] der)
    {
        var rest = pem.AsSpan();
        while (PemEncoding.TryFind(rest, out var fields))
        {
            label = rest[fields.Label].ToString();
            if (label is "PRIVATE KEY" or "ENCRYPTED PRIVATE KEY" or "EC PRIVATE KEY" or "RSA PRIVATE KEY")
            {
                der = Convert.FromBase64String(rest[fields.Base64Data].ToString());
                return true;
            }

            rest = rest[fields.Location.End..];
        }

        (label, der) = ("", []);
        return false;
    }

    private static SigningKey OfPkcs8(Pkcs8PrivateKeyInfo info)
    {
        switch (info.AlgorithmId.Value)
        {
            case VerificationKey.EcOid:
                var ec = ECDsa.Create();
                ec.ImportPkcs8PrivateKey(info.Encode(), out _);
                return KeysInMemory.OfEc(ec);
            case VerificationKey.RsaOid:
                var rsa = RSA.Create();
                rsa.ImportPkcs8PrivateKey(info.Encode(), out _);
                return KeysInMemory.OfRsa(rsa);
            case VerificationKey.Ed25519Oid:
                return KeysInMemory.OfEd25519(new AsnReader(info.PrivateKeyBytes, AsnEncodingRules.DER).ReadOctetString());
            case { } oid when MlDsaSet.Of(oid) is { } set:
                return info.AlgorithmParameters is null
                    ? KeysInMemory.OfMlDsa(set, MlDsaPrivateKey.Read(set, info.PrivateKeyBytes))
                    : throw KeyProblem.Of("an ML-DSA key has no parameters");
            default:
                throw KeyProblem.Of("EC keys on P-256, P-384 or P-521, Ed25519, RSA and ML-DSA keys are supported");
        }
    }
}
