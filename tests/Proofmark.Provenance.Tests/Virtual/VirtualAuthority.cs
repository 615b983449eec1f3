using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Proofmark.Provenance.Tests.Virtual;

/// <summary>What a test may bend when a certificate is made.</summary>
internal sealed record LeafOptions
{
    public string Name { get; init; } = "publisher@example.com";
    public string Issuer { get; init; } = "https://accounts.example.com";
    public string? FirstIssuer { get; init; }
    public bool NoIssuer { get; init; }
    public bool NoName { get; init; }
    public bool IsAuthority { get; init; }
    public string Purpose { get; init; } = "1.3.6.1.5.5.7.3.3";
    public X509KeyUsageFlags Usage { get; init; } = X509KeyUsageFlags.DigitalSignature;
    public bool StrangeCritical { get; init; }
    public bool NoTimestamps { get; init; }
    public DateTimeOffset From { get; init; } = VirtualSigstore.Now;
    public DateTimeOffset To { get; init; } = VirtualSigstore.Now.AddMinutes(10);
    public KeyKind Key { get; init; } = KeyKind.P256;
}

/// <summary>A root and an intermediate authority as Fulcio has them, made anew for each test.</summary>
internal sealed class VirtualAuthority
{
    private const string TimestampsOid = "1.3.6.1.4.1.11129.2.4.2";

    private readonly X509Certificate2 intermediate;

    public VirtualAuthority(bool rootLimitsPath = false, bool intermediateMaySign = true, string? intermediatePurpose = null, int years = 10)
    {
        var from = VirtualSigstore.Now.AddYears(-1);
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        var rootRequest = new CertificateRequest("CN=root", rootKey, HashAlgorithmName.SHA384);
        rootRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, rootLimitsPath, 0, true));
        rootRequest.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        Root = rootRequest.CreateSelfSigned(from, from.AddYears(years));
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        var request = new CertificateRequest("CN=intermediate", key, HashAlgorithmName.SHA384);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(intermediateMaySign ? X509KeyUsageFlags.KeyCertSign : X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(intermediatePurpose ?? "1.3.6.1.5.5.7.3.3")], false));
        intermediate = request.Create(Root, from, from.AddYears(years), [1, 2, 3]).CopyWithPrivateKey(key);
    }

    public X509Certificate2 Root { get; }

    public X509Certificate2 Intermediate => intermediate;

    public byte[][] Chain => [intermediate.RawData, Root.RawData];

    /// <summary>A certificate that a log promised to publish, for a new key.</summary>
    public (X509Certificate2 Certificate, VirtualKey Key) Issue(LeafOptions options, VirtualCertificateLog log)
    {
        var key = VirtualKey.Of(options.Key);
        return (Issue(options, log, key.Public), key);
    }

    /// <summary>A certificate that a log promised to publish.</summary>
    public X509Certificate2 Issue(LeafOptions options, VirtualCertificateLog log, PublicKey key)
    {
        var without = Sign(Request(options, key), options);
        if (options.NoTimestamps)
        {
            return without;
        }

        var request = Request(options, key);
        request.CertificateExtensions.Add(new X509Extension(TimestampsOid, log.Promise(Signed(without), intermediate), false));
        return Sign(request, options);
    }

    private X509Certificate2 Sign(CertificateRequest request, LeafOptions options) =>
        request.Create(intermediate.SubjectName, X509SignatureGenerator.CreateForECDsa(intermediate.GetECDsaPrivateKey()!), options.From, options.To, [9, 9, 9]);

    private static CertificateRequest Request(LeafOptions options, PublicKey key)
    {
        var request = new CertificateRequest(new X500DistinguishedName(""), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(options.Usage, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(options.Purpose)], false));
        if (options.IsAuthority)
        {
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        }

        if (!options.NoName)
        {
            var names = new SubjectAlternativeNameBuilder();
            names.AddEmailAddress(options.Name);
            request.CertificateExtensions.Add(names.Build(critical: true));
        }

        if (options.FirstIssuer is { } first)
        {
            request.CertificateExtensions.Add(new X509Extension("1.3.6.1.4.1.57264.1.1", System.Text.Encoding.UTF8.GetBytes(first), false));
        }
        else if (!options.NoIssuer)
        {
            var writer = new AsnWriter(AsnEncodingRules.DER);
            writer.WriteCharacterString(UniversalTagNumber.UTF8String, options.Issuer);
            request.CertificateExtensions.Add(new X509Extension("1.3.6.1.4.1.57264.1.8", writer.Encode(), false));
        }

        if (options.StrangeCritical)
        {
            request.CertificateExtensions.Add(new X509Extension("1.2.3.4", [5, 0], true));
        }

        return request;
    }

    private static byte[] Signed(X509Certificate2 certificate) =>
        new AsnReader(certificate.RawData, AsnEncodingRules.DER).ReadSequence().ReadEncodedValue().ToArray();
}
