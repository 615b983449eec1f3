using System.Diagnostics.CodeAnalysis;
using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Proofmark.Provenance.Keys;

/// <summary>
/// A public key that signatures are verified with: EC on P-256, P-384 or P-521, Ed25519, RSA of 2,048 to 8,192 bits or, where it is allowed, ML-DSA.
/// Read from a SubjectPublicKeyInfo (RFC 5280, 4.1.2.7), as strict DER.
/// </summary>
public sealed class VerificationKey
{
    internal const string EcOid = "1.2.840.10045.2.1";
    internal const string RsaOid = "1.2.840.113549.1.1.1";
    internal const string Ed25519Oid = "1.3.101.112";
    internal const string MlDsaNotAllowed = "an ML-DSA key is used only where it is allowed explicitly (--allow-ml-dsa of 'sign key' and 'verify key'): "
        + "Sigstore's registry has the key details ML_DSA_65 and ML_DSA_87, but no other tool for model signatures is known to verify them";

    private const int SmallestRsa = 2048;
    private const int LargestRsa = 8192;

    private readonly byte[] content;
    private readonly EcCurve? curve;
    private readonly MlDsaSet? mlDsa;

    private VerificationKey(byte[] spki, byte[] content, SignatureScheme scheme, EcCurve? curve = null, MlDsaSet? mlDsa = null)
    {
        Spki = spki;
        this.content = content;
        DefaultScheme = scheme;
        this.curve = curve;
        this.mlDsa = mlDsa;
    }

    /// <summary>The key as SubjectPublicKeyInfo, DER.</summary>
    public ReadOnlyMemory<byte> Spki { get; }

    /// <summary>The scheme that goes with the key when nothing names one: for EC the hash as strong as the curve, for RSA PKCS #1 v1.5 with SHA-256.</summary>
    public SignatureScheme DefaultScheme { get; }

    /// <summary>What the key is, for people: <c>EC P-256</c>, <c>Ed25519</c>, <c>RSA</c>, <c>ML-DSA-65</c>.</summary>
    public string Kind => mlDsa is not null ? mlDsa.Name : curve is not null ? $"EC {curve.Name}" : DefaultScheme.Family == SignatureFamily.Ed25519 ? "Ed25519" : "RSA";

    internal bool IsMlDsa => mlDsa is not null;

    /// <summary>Reads a SubjectPublicKeyInfo; false, with the reason, for anything that is not a supported key in strict DER. ML-DSA keys are refused.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> spki, [NotNullWhen(true)] out VerificationKey? key, [NotNullWhen(false)] out string? problem) =>
        TryRead(spki, allowMlDsa: false, out key, out problem);

    /// <summary>Reads a SubjectPublicKeyInfo, as the other overload does, with the choice of ML-DSA.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> spki, bool allowMlDsa, [NotNullWhen(true)] out VerificationKey? key, [NotNullWhen(false)] out string? problem)
    {
        key = null;
        try
        {
            var read = Read(spki);
            key = read.IsMlDsa && !allowMlDsa ? null : read;
            problem = key is null ? MlDsaNotAllowed : null;
            return key is not null;
        }
        catch (Exception broken) when (broken is AsnContentException or CryptographicException)
        {
            problem = $"the public key cannot be used: {broken.Message}";
            return false;
        }
    }

    /// <summary>Reads a key in PEM, label <c>PUBLIC KEY</c>. ML-DSA keys are refused.</summary>
    public static bool TryReadPem(string pem, [NotNullWhen(true)] out VerificationKey? key, [NotNullWhen(false)] out string? problem) =>
        TryReadPem(pem, allowMlDsa: false, out key, out problem);

    /// <summary>Reads a key in PEM, as the other overload does, with the choice of ML-DSA.</summary>
    public static bool TryReadPem(string pem, bool allowMlDsa, [NotNullWhen(true)] out VerificationKey? key, [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(pem);
        key = null;
        if (!PemEncoding.TryFind(pem, out var fields) || !pem.AsSpan()[fields.Label].SequenceEqual("PUBLIC KEY"))
        {
            problem = "a public key in PEM is expected (BEGIN PUBLIC KEY)";
            return false;
        }

        return TryRead(Convert.FromBase64String(pem[fields.Base64Data]), allowMlDsa, out key, out problem);
    }

    /// <summary>Wraps an RSA key that is given as RSAPublicKey (RFC 8017, A.1.1).</summary>
    public static bool TryReadPkcs1(ReadOnlyMemory<byte> rsaPublicKey, [NotNullWhen(true)] out VerificationKey? key, [NotNullWhen(false)] out string? problem)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(RsaOid);
                writer.WriteNull();
            }

            writer.WriteBitString(rsaPublicKey.Span);
        }

        return TryRead(writer.Encode(), out key, out problem);
    }

    /// <summary>Verifies a signature over data where nothing names the scheme: for RSA both paddings count.</summary>
    public bool VerifyAny(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) =>
        Verify(data, signature, DefaultScheme)
        || (DefaultScheme.Family == SignatureFamily.RsaPkcs1 && Verify(data, signature, DefaultScheme with { Family = SignatureFamily.RsaPss }));

    /// <summary>Verifies a signature over data. False too when the scheme does not fit the key.</summary>
    public bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature, SignatureScheme scheme)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        return scheme.Family switch
        {
            SignatureFamily.Ed25519 => DefaultScheme.Family == SignatureFamily.Ed25519 && Ed25519.Verify(content, data, signature),
            SignatureFamily.MlDsa => mlDsa is not null && MlDsa.Verify(mlDsa, content, data, signature),
            _ => VerifyHash(CryptographicOperations.HashData(scheme.Hash, data), signature, scheme),
        };
    }

    /// <summary>Verifies a signature over data of which only the hash is at hand. Always false for Ed25519 and ML-DSA, which need the data.</summary>
    public bool VerifyHash(ReadOnlySpan<byte> hash, ReadOnlySpan<byte> signature, SignatureScheme scheme)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        switch (scheme.Family)
        {
            case SignatureFamily.Ecdsa when curve is not null:
                using (var ecdsa = ECDsa.Create(curve.Parameters(content)))
                {
                    return ecdsa.VerifyHash(hash, signature, DSASignatureFormat.Rfc3279DerSequence);
                }

            case SignatureFamily.RsaPkcs1 or SignatureFamily.RsaPss when DefaultScheme.Family == SignatureFamily.RsaPkcs1:
                using (var rsa = RSA.Create())
                {
                    rsa.ImportRSAPublicKey(content, out _);
                    return rsa.VerifyHash(hash, signature, scheme.Hash, scheme.Family == SignatureFamily.RsaPss ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1);
                }

            default:
                return false;
        }
    }

    private static VerificationKey Read(ReadOnlyMemory<byte> spki)
    {
        var outer = new AsnReader(spki, AsnEncodingRules.DER);
        var sequence = outer.ReadSequence();
        outer.ThrowIfNotEmpty();
        var algorithm = sequence.ReadSequence();
        var content = sequence.ReadBitString(out var unused);
        sequence.ThrowIfNotEmpty();
        if (unused != 0)
        {
            throw new CryptographicException("the key has unused bits");
        }

        var oid = algorithm.ReadObjectIdentifier();
        switch (oid)
        {
            case EcOid:
                var curve = EcCurve.Of(algorithm.ReadObjectIdentifier());
                algorithm.ThrowIfNotEmpty();
                using (ECDsa.Create(curve.Parameters(content)))
                {
                    return new VerificationKey(spki.ToArray(), content, curve.Scheme, curve);
                }

            case Ed25519Oid when content.Length == Ed25519.KeyBytes:
                algorithm.ThrowIfNotEmpty();
                return new VerificationKey(spki.ToArray(), content, SignatureScheme.Ed25519);
            case RsaOid:
                algorithm.ReadNull();
                algorithm.ThrowIfNotEmpty();
                CheckRsa(content);
                return new VerificationKey(spki.ToArray(), content, SignatureScheme.RsaPkcs1Sha256);
            case var _ when MlDsaSet.Of(oid) is { } set && content.Length == set.PublicBytes:
                algorithm.ThrowIfNotEmpty();
                return new VerificationKey(spki.ToArray(), content, SignatureScheme.MlDsa, mlDsa: set);
            default:
                throw new CryptographicException("EC on P-256, P-384 or P-521, Ed25519, RSA and ML-DSA are supported");
        }
    }

    private static void CheckRsa(byte[] content)
    {
        using var rsa = RSA.Create();
        rsa.ImportRSAPublicKey(content, out var read);
        if (read != content.Length || rsa.KeySize is < SmallestRsa or > LargestRsa)
        {
            throw new CryptographicException($"RSA keys of {SmallestRsa} to {LargestRsa} bits are supported");
        }
    }
}
