using System.Formats.Asn1;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Proofmark.Provenance.Keys;

namespace Proofmark.Provenance.Tokens;

/// <summary>Signs with a key in a token and verifies what came out.</summary>
internal sealed class TokenSigner(CryptokiSession session, PrivateObject key, VerificationKey verification, byte[]? pin)
{
    private const int MostSignatureBytes = 1024;
    private const int Sha256Bytes = 32;

    /// <summary>Signs data as <see cref="SigningKey.Sign"/> says.</summary>
    /// <exception cref="TokenException">The token does not sign, or the signature does not verify with the public key.</exception>
    public byte[] Sign(byte[] data)
    {
        var (scheme, signature) = verification.DefaultScheme.Family switch
        {
            SignatureFamily.Ecdsa => (verification.DefaultScheme, SignEcdsa(data)),
            SignatureFamily.RsaPkcs1 => (new SignatureScheme(SignatureFamily.RsaPss, HashAlgorithmName.SHA256), SignPss(data)),
            _ => throw new TokenException("EC and RSA keys in tokens are supported"),
        };
        return verification.Verify(data, signature, scheme)
            ? signature
            : throw new TokenException($"what the token signed with the key {key} does not verify with the public key: the public key or the certificate is for another key, or the token is broken");
    }

    private byte[] SignEcdsa(byte[] data)
    {
        var raw = SignHash(Cryptoki.Ecdsa, [], CryptographicOperations.HashData(verification.DefaultScheme.Hash, data));
        if (raw.Length == 0 || raw.Length % 2 != 0)
        {
            throw new TokenException("the token made a signature that is no pair of numbers");
        }

        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteIntegerUnsigned(UnsignedInteger.Shortest(raw.AsSpan(0, raw.Length / 2)));
            writer.WriteIntegerUnsigned(UnsignedInteger.Shortest(raw.AsSpan(raw.Length / 2)));
        }

        return writer.Encode();
    }

    // CK_RSA_PKCS_PSS_PARAMS: hash, mask generation, bytes of salt.
    private byte[] SignPss(byte[] data) =>
        SignHash(Cryptoki.RsaPss, MemoryMarshal.AsBytes([Cryptoki.Sha256, Cryptoki.Mgf1Sha256, (nuint)Sha256Bytes]).ToArray(), SHA256.HashData(data));

    private byte[] SignHash(nuint mechanism, byte[] parameter, byte[] hash) =>
        session.Sign(key.Handle, mechanism, parameter, hash, MostSignatureBytes, key.AsksEachTime ? () => session.LogIn(Cryptoki.ContextSpecific, pin) : null);
}
