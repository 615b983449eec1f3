using System.Diagnostics.CodeAnalysis;
using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Proofmark.Provenance.Keys;

namespace Proofmark.Provenance.Certificates;

/// <summary>An X.509 v3 certificate (RFC 5280), read as strict DER. Nothing is trusted by reading.</summary>
public sealed class Certificate
{
    private static readonly Asn1Tag Version = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag IssuerUniqueId = new(TagClass.ContextSpecific, 1);
    private static readonly Asn1Tag SubjectUniqueId = new(TagClass.ContextSpecific, 2);
    private static readonly Asn1Tag ExtensionsTag = new(TagClass.ContextSpecific, 3);

    private Certificate(ReadOnlyMemory<byte> raw) => Raw = raw;

    /// <summary>The whole certificate, DER.</summary>
    public ReadOnlyMemory<byte> Raw { get; }

    /// <summary>What is signed: TBSCertificate with its header, DER.</summary>
    public ReadOnlyMemory<byte> ToBeSigned { get; private set; }

    /// <summary>Issuer name, DER.</summary>
    public ReadOnlyMemory<byte> Issuer { get; private set; }

    /// <summary>Subject name, DER.</summary>
    public ReadOnlyMemory<byte> Subject { get; private set; }

    /// <summary>Issuer name for people (RFC 4514, as the framework writes it).</summary>
    public string IssuerName => new X500DistinguishedName(Issuer.Span).Name;

    /// <summary>Subject name for people.</summary>
    public string SubjectName => new X500DistinguishedName(Subject.Span).Name;

    /// <summary>First moment of validity.</summary>
    public DateTimeOffset NotBefore { get; private set; }

    /// <summary>Last moment of validity, included.</summary>
    public DateTimeOffset NotAfter { get; private set; }

    /// <summary>The certified key as SubjectPublicKeyInfo, DER; it may be of a kind that is not supported.</summary>
    public ReadOnlyMemory<byte> Spki { get; private set; }

    /// <summary>The extensions in order; none stands twice.</summary>
    public IReadOnlyList<CertificateExtension> Extensions { get; private set; } = [];

    internal CertificateSignature Signature { get; private set; } = new("", null, ReadOnlyMemory<byte>.Empty);

    /// <summary>The certified key; null when it is of no supported kind.</summary>
    public VerificationKey? Key => VerificationKey.TryRead(Spki, out var key, out _) ? key : null;

    /// <summary>True when subject and issuer are the same name.</summary>
    public bool IsSelfIssued => Subject.Span.SequenceEqual(Issuer.Span);

    /// <summary>The value of an extension, or null.</summary>
    public CertificateExtension? Extension(string oid) => Extensions.FirstOrDefault(extension => extension.Oid == oid);

    /// <summary>True when both are the same certificate, byte for byte.</summary>
    public bool Is(Certificate other) => Raw.Span.SequenceEqual(other.Raw.Span);

    /// <summary>True at a moment within the validity, both ends included.</summary>
    public bool IsValidAt(DateTimeOffset time) => NotBefore <= time && time <= NotAfter;

    /// <summary>True when the issuer's name and key fit: the name in this certificate is the issuer's subject, and the signature verifies with its key.</summary>
    public bool IsSignedBy(Certificate issuer)
    {
        ArgumentNullException.ThrowIfNull(issuer);
        return Issuer.Span.SequenceEqual(issuer.Subject.Span) && issuer.Key is { } key && Signature.Verify(key, ToBeSigned.Span);
    }

    /// <summary>Reads all certificates of a PEM text, in order; false, with the reason, when one cannot be read or there is none.</summary>
    public static bool TryReadPem(string pem, [NotNullWhen(true)] out IReadOnlyList<Certificate>? certificates, [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(pem);
        certificates = null;
        var found = new List<Certificate>();
        var rest = pem.AsSpan();
        while (PemEncoding.TryFind(rest, out var fields))
        {
            if (rest[fields.Label] is "CERTIFICATE")
            {
                if (!TryRead(Convert.FromBase64String(rest[fields.Base64Data].ToString()), out var certificate, out problem))
                {
                    return false;
                }

                found.Add(certificate);
            }

            rest = rest[fields.Location.End..];
        }

        problem = found.Count == 0 ? "a certificate in PEM is expected (BEGIN CERTIFICATE)" : null;
        certificates = found.Count == 0 ? null : found;
        return found.Count > 0;
    }

    /// <summary>Reads a certificate; false, with the reason, for anything that is not version 3 in strict DER.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> der, [NotNullWhen(true)] out Certificate? certificate, [NotNullWhen(false)] out string? problem)
    {
        certificate = null;
        try
        {
            certificate = Read(der.ToArray());
            problem = null;
            return true;
        }
        catch (Exception broken) when (broken is AsnContentException or CryptographicException)
        {
            problem = $"the certificate cannot be read: {broken.Message}";
            return false;
        }
    }

    private static Certificate Read(ReadOnlyMemory<byte> der)
    {
        var certificate = new Certificate(der);
        var outer = new AsnReader(der, AsnEncodingRules.DER);
        var whole = outer.ReadSequence();
        outer.ThrowIfNotEmpty();
        certificate.ToBeSigned = whole.PeekEncodedValue();
        var algorithm = certificate.ReadSigned(whole.ReadSequence());
        var outerAlgorithm = whole.PeekEncodedValue();
        if (!algorithm.Span.SequenceEqual(outerAlgorithm.Span))
        {
            throw new CryptographicException("it names two signature algorithms");
        }

        var identifier = whole.ReadSequence();
        var oid = identifier.ReadObjectIdentifier();
        var parameters = identifier.HasData ? identifier.ReadEncodedValue() : (ReadOnlyMemory<byte>?)null;
        identifier.ThrowIfNotEmpty();
        var signature = whole.ReadBitString(out var unused);
        whole.ThrowIfNotEmpty();
        if (unused != 0)
        {
            throw new CryptographicException("its signature has unused bits");
        }

        certificate.Signature = new CertificateSignature(oid, parameters, signature);
        return certificate;
    }

    private ReadOnlyMemory<byte> ReadSigned(AsnReader signed)
    {
        var version = signed.ReadSequence(Version);
        if (!version.TryReadInt32(out var number) || number != 2)
        {
            throw new CryptographicException("it is not of version 3");
        }

        version.ThrowIfNotEmpty();
        signed.ReadIntegerBytes();
        var algorithm = signed.ReadEncodedValue();
        Issuer = signed.PeekEncodedValue();
        signed.ReadSequence();
        var validity = signed.ReadSequence();
        NotBefore = ReadTime(validity);
        NotAfter = ReadTime(validity);
        validity.ThrowIfNotEmpty();
        Subject = signed.PeekEncodedValue();
        signed.ReadSequence();
        Spki = signed.PeekEncodedValue();
        signed.ReadSequence();
        SkipUniqueId(signed, IssuerUniqueId);
        SkipUniqueId(signed, SubjectUniqueId);
        if (signed.HasData)
        {
            var wrapper = signed.ReadSequence(ExtensionsTag);
            Extensions = CertificateExtension.ReadAll(wrapper.ReadSequence());
            wrapper.ThrowIfNotEmpty();
        }

        signed.ThrowIfNotEmpty();
        return algorithm;
    }

    private static DateTimeOffset ReadTime(AsnReader reader) =>
        reader.PeekTag().HasSameClassAndValue(Asn1Tag.UtcTime) ? reader.ReadUtcTime() : reader.ReadGeneralizedTime();

    private static void SkipUniqueId(AsnReader reader, Asn1Tag tag)
    {
        if (reader.HasData && reader.PeekTag().HasSameClassAndValue(tag))
        {
            reader.ReadBitString(out _, tag);
        }
    }
}
