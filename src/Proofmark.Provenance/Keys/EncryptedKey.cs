using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;

namespace Proofmark.Provenance.Keys;

/// <summary>Decrypts a private key (EncryptedPrivateKeyInfo, RFC 5958). What cannot be decrypted for its method is told apart from a wrong password.</summary>
internal static class EncryptedKey
{
    private const string Pbes2 = "1.2.840.113549.1.5.13";
    private const string Pbkdf2 = "1.2.840.113549.1.5.12";
    private const string Scrypt = "1.3.6.1.4.1.11591.4.11";
    private const string OldPkcs5 = "1.2.840.113549.1.5.";
    private const string OldPkcs12 = "1.2.840.113549.1.12.1.";
    private const string HowToChange = "write it anew with: openssl pkcs8 -topk8 -v2 aes-256-cbc";

    /// <summary>Ciphers that the framework decrypts: DES-EDE3, AES-128, AES-192, AES-256 (all CBC) and RC2.</summary>
    private static readonly HashSet<string> Ciphers = ["1.2.840.113549.3.7", "2.16.840.1.101.3.4.1.2", "2.16.840.1.101.3.4.1.22", "2.16.840.1.101.3.4.1.42", "1.2.840.113549.3.2"];

    /// <summary>Decrypts.</summary>
    /// <exception cref="CryptographicException">The password is wrong or missing, or the method is not supported.</exception>
    public static Pkcs8PrivateKeyInfo Decrypt(byte[] der, string? password)
    {
        CheckMethod(new AsnReader(der, AsnEncodingRules.BER).ReadSequence().ReadSequence());
        var info = Pkcs8PrivateKeyInfo.DecryptAndDecode(password ?? throw KeyProblem.Of("the private key is encrypted; a password is needed"), der, out var read);
        KeyProblem.CheckEnd(der, read);
        return info;
    }

    private static void CheckMethod(AsnReader algorithm)
    {
        var method = algorithm.ReadObjectIdentifier();
        if (method != Pbes2)
        {
            Unless(method.StartsWith(OldPkcs5, StringComparison.Ordinal) || method.StartsWith(OldPkcs12, StringComparison.Ordinal), $"by a method that is not supported ({method})");
            return;
        }

        var parameters = algorithm.ReadSequence();
        var derivation = parameters.ReadSequence().ReadObjectIdentifier();
        Unless(derivation == Pbkdf2, derivation == Scrypt ? "with a key derived by scrypt, which is not supported" : $"with a key derived by a function that is not supported ({derivation})");
        var cipher = parameters.ReadSequence().ReadObjectIdentifier();
        Unless(Ciphers.Contains(cipher), $"by a cipher that is not supported ({cipher})");
    }

    private static void Unless(bool isSupported, string how)
    {
        if (!isSupported)
        {
            throw KeyProblem.Of($"the private key is encrypted {how}; {HowToChange}");
        }
    }
}
