using System.Diagnostics.CodeAnalysis;
using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using BouncyEd25519 = Org.BouncyCastle.Math.EC.Rfc8032.Ed25519;

namespace Proofmark.Provenance.Keys;

/// <summary>A private key that signs: EC on P-256, P-384 or P-521, Ed25519, or RSA (signing with PSS). Disposing it wipes what the framework holds.</summary>
public sealed class SigningKey : IDisposable
{
    private readonly Func<byte[], byte[]> sign;
    private readonly IDisposable? inner;

    private SigningKey(VerificationKey verification, Func<byte[], byte[]> sign, IDisposable? inner)
    {
        Public = verification;
        this.sign = sign;
        this.inner = inner;
    }

    /// <summary>The public key.</summary>
    public VerificationKey Public { get; }

    /// <summary>Signs bytes: ECDSA with the hash as strong as the curve (DER), Ed25519, or RSA-PSS with SHA-256.</summary>
    public byte[] Sign(byte[] data) => sign(data);

    /// <inheritdoc />
    public void Dispose() => inner?.Dispose();

    /// <summary>Reads a private key in PEM: PKCS #8, plain or encrypted, SEC 1 (<c>EC PRIVATE KEY</c>) or PKCS #1 (<c>RSA PRIVATE KEY</c>).</summary>
    /// <param name="pem">The text.</param>
    /// <param name="password">The password of an encrypted key; null when there is none.</param>
    /// <param name="key">The key.</param>
    /// <param name="problem">Why it cannot be used; never any part of the key or of the password.</param>
    public static bool TryReadPem(string pem, string? password, [NotNullWhen(true)] out SigningKey? key, [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(pem);
        (key, problem) = (null, null);
        try
        {
            key = Read(pem, password);
            return true;
        }
        catch (Exception broken) when (broken is CryptographicException or AsnContentException or ArgumentException)
        {
            problem = broken is CryptographicException { InnerException: null } && broken.Message.StartsWith("proofmark:", StringComparison.Ordinal)
                ? broken.Message["proofmark:".Length..]
                : "the private key cannot be read, or its password is wrong";
            return false;
        }
    }

    /// <summary>Makes a new EC key.</summary>
    public static SigningKey NewEc(ECCurve curve) => OfEc(ECDsa.Create(curve));

    /// <summary>The private key as PKCS #8 in PEM; encrypted (PBES2, AES-256-CBC, PBKDF2 with SHA-256 and 600,000 rounds) when there is a password.</summary>
    /// <exception cref="NotSupportedException">The key is not EC.</exception>
    public string ToPem(string? password)
    {
        if (inner is not ECDsa ecdsa)
        {
            throw new NotSupportedException("only EC keys are written");
        }

        var parameters = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 600_000);
        return (password is null ? ecdsa.ExportPkcs8PrivateKeyPem() : ecdsa.ExportEncryptedPkcs8PrivateKeyPem(password, parameters)) + "\n";
    }

    /// <summary>A key that stays in a token.</summary>
    internal static SigningKey OfToken(VerificationKey verification, Func<byte[], byte[]> sign, IDisposable session) => new(verification, sign, session);

    private static SigningKey Read(string pem, string? password)
    {
        if (!TryFindKey(pem, out var label, out var der))
        {
            throw Problem("a private key in PEM is expected (BEGIN PRIVATE KEY)");
        }

        switch (label)
        {
            case "EC PRIVATE KEY":
                var ec = ECDsa.Create();
                ec.ImportECPrivateKey(der, out _);
                return OfEc(ec);
            case "RSA PRIVATE KEY":
                var rsa = RSA.Create();
                rsa.ImportRSAPrivateKey(der, out _);
                return OfRsa(rsa);
            case "ENCRYPTED PRIVATE KEY":
                return OfPkcs8(Pkcs8PrivateKeyInfo.DecryptAndDecode(password ?? throw Problem("the private key is encrypted; a password is needed"), der, out _));
            default:
                return OfPkcs8(Pkcs8PrivateKeyInfo.Decode(der, out _));
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
        var encoded = info.Encode();
        switch (info.AlgorithmId.Value)
        {
            case VerificationKey.EcOid:
                var ec = ECDsa.Create();
                ec.ImportPkcs8PrivateKey(encoded, out _);
                return OfEc(ec);
            case VerificationKey.RsaOid:
                var rsa = RSA.Create();
                rsa.ImportPkcs8PrivateKey(encoded, out _);
                return OfRsa(rsa);
            case VerificationKey.Ed25519Oid:
                return OfEd25519(new AsnReader(info.PrivateKeyBytes, AsnEncodingRules.DER).ReadOctetString());
            default:
                throw Problem("EC keys on P-256, P-384 or P-521, Ed25519 and RSA keys are supported");
        }
    }

    private static SigningKey OfEc(ECDsa ecdsa)
    {
        var verification = PublicOf(ecdsa.ExportSubjectPublicKeyInfo());
        return new SigningKey(verification, data => ecdsa.SignData(data, verification.DefaultScheme.Hash, DSASignatureFormat.Rfc3279DerSequence), ecdsa);
    }

    private static SigningKey OfRsa(RSA rsa) =>
        new(PublicOf(rsa.ExportSubjectPublicKeyInfo()), data => rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pss), rsa);

    private static SigningKey OfEd25519(byte[] secret)
    {
        if (secret.Length != BouncyEd25519.SecretKeySize)
        {
            throw Problem("an Ed25519 key has 32 bytes");
        }

        var publicKey = new byte[BouncyEd25519.PublicKeySize];
        BouncyEd25519.GeneratePublicKey(secret, 0, publicKey, 0);
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(VerificationKey.Ed25519Oid);
            }

            writer.WriteBitString(publicKey);
        }

        return new SigningKey(PublicOf(writer.Encode()), data => SignEd25519(secret, data), null);
    }

    private static byte[] SignEd25519(byte[] secret, byte[] data)
    {
        var signature = new byte[BouncyEd25519.SignatureSize];
        BouncyEd25519.Sign(secret, 0, data, 0, data.Length, signature, 0);
        return signature;
    }

    private static VerificationKey PublicOf(byte[] spki) => VerificationKey.TryRead(spki, out var key, out var problem) ? key : throw Problem(problem);

    private static CryptographicException Problem(string message) => new("proofmark:" + message);
}
