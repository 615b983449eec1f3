using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Proofmark.Provenance.Certificates;

namespace Proofmark.Provenance.Tests.ModelSigning;

/// <summary>A root, an intermediate authority and a signing certificate for an EC key, each of which a test may bend.</summary>
internal sealed record ModelAuthority
{
    private static readonly DateTimeOffset Start = ModelCase.Now.AddYears(-1);

    public DateTimeOffset LeafFrom { get; init; } = Start;

    public DateTimeOffset LeafTo { get; init; } = Start.AddYears(5);

    public DateTimeOffset IntermediateTo { get; init; } = Start.AddYears(9);

    public DateTimeOffset RootTo { get; init; } = Start.AddYears(10);

    public X509KeyUsageFlags? Usage { get; init; } = X509KeyUsageFlags.DigitalSignature;

    public string? Purpose { get; init; } = "1.3.6.1.5.5.7.3.3";

    public bool IntermediateIsAuthority { get; init; } = true;

    public int? RootPathLength { get; init; }

    public bool StrangeCritical { get; init; }

    /// <summary>The chain of a key, that of the signer first and the root last.</summary>
    public IReadOnlyList<X509Certificate2> Issue(ECDsa key)
    {
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var middleKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var rootRequest = new CertificateRequest("CN=model root", rootKey, HashAlgorithmName.SHA256);
        rootRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, RootPathLength is not null, RootPathLength ?? 0, true));
        rootRequest.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        var root = rootRequest.CreateSelfSigned(Start.AddDays(-1), RootTo);
        var middleRequest = new CertificateRequest("CN=model intermediate", middleKey, HashAlgorithmName.SHA256);
        middleRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(IntermediateIsAuthority, false, 0, true));
        var middle = middleRequest.Create(root.SubjectName, X509SignatureGenerator.CreateForECDsa(rootKey), Start.AddDays(-1), IntermediateTo, [1]);
        var request = new CertificateRequest("CN=model signer", key, HashAlgorithmName.SHA256);
        Add(request);
        var leaf = request.Create(middle.SubjectName, X509SignatureGenerator.CreateForECDsa(middleKey), LeafFrom, LeafTo, [2]);
        return [leaf, middle, root];
    }

    public static Certificate Read(X509Certificate2 certificate)
    {
        Certificate.TryRead(certificate.RawData, out var read, out var problem).Should().BeTrue(problem);
        return read!;
    }

    public static JsonObject Material(IEnumerable<X509Certificate2> chain) => new()
    {
        ["x509CertificateChain"] = new JsonObject
        {
            ["certificates"] = new JsonArray([.. chain.Select(static one => new JsonObject { ["rawBytes"] = Convert.ToBase64String(one.RawData) })]),
        },
    };

    private void Add(CertificateRequest request)
    {
        if (Usage is { } usage)
        {
            request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, true));
        }

        if (Purpose is { } purpose)
        {
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(purpose)], false));
        }

        if (StrangeCritical)
        {
            request.CertificateExtensions.Add(new X509Extension("1.2.3.4", [5, 0], true));
        }
    }
}
