using System.Diagnostics.CodeAnalysis;
using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;

namespace Proofmark.Provenance.Keys;

/// <summary>
/// A private key that signs: EC on P-256, P-384 or P-521, Ed25519, RSA (signing with PSS) or, where it is allowed, ML-DSA; in memory or in a token.
/// Disposing it wipes what the framework holds, or ends the session with the token.
/// </summary>
public sealed class SigningKey : IDisposable
{
    private readonly Func<byte[], byte[]> sign;
    private readonly Func<Pkcs8PrivateKeyInfo>? export;
    private readonly IDisposable? inner;

    internal SigningKey(VerificationKey verification, Func<byte[], byte[]> sign, Func<Pkcs8PrivateKeyInfo>? export, IDisposable? inner)
    {
        Public = verification;
        this.sign = sign;
        this.export = export;
        this.inner = inner;
    }

    /// <summary>The public key.</summary>
    public VerificationKey Public { get; }

    /// <summary>Signs bytes: ECDSA with the hash as strong as the curve (DER), Ed25519, RSA-PSS with SHA-256, or pure ML-DSA with an empty context.</summary>
    /// <exception cref="Tokens.TokenException">The key is in a token, which did not make a valid signature.</exception>
    public byte[] Sign(byte[] data) => sign(data);

    /// <inheritdoc />
    public void Dispose() => inner?.Dispose();

    /// <summary>Reads a private key in PEM: PKCS #8, plain or encrypted, SEC 1 (<c>EC PRIVATE KEY</c>) or PKCS #1 (<c>RSA PRIVATE KEY</c>). ML-DSA keys are refused.</summary>
    /// <param name="pem">The text.</param>
    /// <param name="password">The password of an encrypted key; null when there is none.</param>
    /// <param name="key">The key.</param>
    /// <param name="problem">Why it cannot be used; never any part of the key or of the password.</param>
    public static bool TryReadPem(string pem, string? password, [NotNullWhen(true)] out SigningKey? key, [NotNullWhen(false)] out string? problem) =>
        TryReadPem(pem, password, allowMlDsa: false, out key, out problem);

    /// <summary>Reads a private key in PEM, as the other overload does.</summary>
    /// <param name="pem">The text.</param>
    /// <param name="password">The password of an encrypted key; null when there is none.</param>
    /// <param name="allowMlDsa">Whether an ML-DSA key may be used: few other tools read its signatures.</param>
    /// <param name="key">The key.</param>
    /// <param name="problem">Why it cannot be used; never any part of the key or of the password.</param>
    public static bool TryReadPem(string pem, string? password, bool allowMlDsa, [NotNullWhen(true)] out SigningKey? key, [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(pem);
        (key, problem) = (null, null);
        try
        {
            key = PrivateKeyReader.Read(pem, password);
            problem = key.Public.IsMlDsa && !allowMlDsa ? VerificationKey.MlDsaNotAllowed : null;
            key = problem is null ? key : null;
            return key is not null;
        }
        catch (Exception broken) when (broken is CryptographicException or AsnContentException or ArgumentException)
        {
            problem = KeyProblem.Explain(broken);
            return false;
        }
    }

    /// <summary>Makes a new key.</summary>
    public static SigningKey New(KeyAlgorithm algorithm) => algorithm switch
    {
        KeyAlgorithm.EcP256 => NewEc(ECCurve.NamedCurves.nistP256),
        KeyAlgorithm.EcP384 => NewEc(ECCurve.NamedCurves.nistP384),
        KeyAlgorithm.EcP521 => NewEc(ECCurve.NamedCurves.nistP521),
        KeyAlgorithm.Ed25519 => KeysInMemory.OfEd25519(RandomNumberGenerator.GetBytes(Ed25519.KeyBytes)),
        KeyAlgorithm.Rsa3072 => KeysInMemory.OfRsa(RSA.Create(3072)),
        KeyAlgorithm.Rsa4096 => KeysInMemory.OfRsa(RSA.Create(4096)),
        _ when MlDsaSet.Of(algorithm) is { } set => KeysInMemory.OfMlDsa(set, MlDsaPrivateKey.New(set)),
        _ => throw new ArgumentOutOfRangeException(nameof(algorithm)),
    };

    /// <summary>Makes a new EC key.</summary>
    public static SigningKey NewEc(ECCurve curve) => KeysInMemory.OfEc(ECDsa.Create(curve));

    /// <summary>The private key as PKCS #8 in PEM; encrypted (PBES2, AES-256-CBC, PBKDF2 with SHA-256 and 600,000 rounds) when there is a password.</summary>
    /// <exception cref="NotSupportedException">The key is in a token, which does not give it away.</exception>
    public string ToPem(string? password)
    {
        var info = export?.Invoke() ?? throw new NotSupportedException("a key in a token is not written");
        var der = password is null ? info.Encode() : info.Encrypt(password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 600_000));
        return PemEncoding.WriteString(password is null ? "PRIVATE KEY" : "ENCRYPTED PRIVATE KEY", der) + "\n";
    }
}
