using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Proofmark.Core;
using Proofmark.Provenance.Bundles;
using Proofmark.Provenance.Certificates;
using Proofmark.Provenance.Trust;
using Proofmark.Provenance.Verification;

namespace Proofmark.Fuzz;

/// <summary>Feeds the readers of bundles, trusted roots and certificates, and the verifier with what they take.</summary>
internal static class SignatureTarget
{
    private const long MaxAllocatedBytes = 64 * 1024 * 1024;

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("bundle", Bundle, BundleSeeds, MaxAllocatedBytes),
        new("trusted-root", Root, RootSeeds, MaxAllocatedBytes),
        new("certificate", ReadCertificate, CertificateSeeds, MaxAllocatedBytes),
    ];

    private static void Bundle(byte[] input)
    {
        if (BundleReader.Read("bundle", input, Limits.Default).Bundle is not { } bundle)
        {
            return;
        }

        var verifier = BundleVerifier.ForIdentity(IdentityPolicy.Exact("somebody@example.com", "https://example.com"), PublicGood.Root, TimeProvider.System);
        if (verifier.VerifyArtifact(bundle, SignedArtifact.OfBytes(input)).Outcome == Outcome.Pass)
        {
            throw new InvalidOperationException("a bundle that nobody signed is accepted");
        }
    }

    private static void Root(byte[] input) => TrustedRootReader.Read("root", input, Limits.Default);

    private static void ReadCertificate(byte[] input)
    {
        if (Certificate.TryRead(input, out var certificate, out _))
        {
            certificate.IsSignedBy(certificate);
        }
    }

    private static IEnumerable<byte[]> BundleSeeds()
    {
        var raw = Convert.ToBase64String(CertificateSeeds().First());
        var body = Convert.ToBase64String("""{"apiVersion":"0.0.1","kind":"hashedrekord","spec":{"data":{"hash":{"algorithm":"sha256","value":"00"}},"signature":{"content":"AA==","publicKey":{"content":"AA=="}}}}"""u8);
        const string Log = "wNI9atQGlz+VWfO6LRygH4QUfY/8W4RFwiT5i5WRgB0=";
        var entry = $$$$$$$$"""{"logIndex":"1","logId":{"keyId":"{{{{{{{{Log}}}}}}}}"},"kindVersion":{"kind":"hashedrekord","version":"0.0.1"},"integratedTime":"1","inclusionPromise":{"signedEntryTimestamp":"AA=="},"inclusionProof":{"logIndex":"0","rootHash":"AA==","treeSize":"1","hashes":[],"checkpoint":{"envelope":"rekor.sigstore.dev - 1\n1\nAA==\n\n— rekor.sigstore.dev wNI9ajBF\n"}},"canonicalizedBody":"{{{{{{{{body}}}}}}}}"}""";
        foreach (var content in new[] { "\"messageSignature\":{\"messageDigest\":{\"algorithm\":\"SHA2_256\",\"digest\":\"AA==\"},\"signature\":\"AA==\"}", "\"dsseEnvelope\":{\"payload\":\"e30=\",\"payloadType\":\"application/vnd.in-toto+json\",\"signatures\":[{\"sig\":\"AA==\"}]}" })
        {
            yield return Encoding.UTF8.GetBytes($$$$$$$$"""{"mediaType":"application/vnd.dev.sigstore.bundle.v0.3+json","verificationMaterial":{"certificate":{"rawBytes":"{{{{{{{{raw}}}}}}}}"},"tlogEntries":[{{{{{{{{entry}}}}}}}}],"timestampVerificationData":{"rfc3161Timestamps":[{"signedTimestamp":"MAA="}]}},{{{{{{{{content}}}}}}}}}""");
        }
    }

    private static IEnumerable<byte[]> RootSeeds()
    {
        using var stream = typeof(PublicGood).Assembly.GetManifestResourceStream("public-good.json")!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        yield return bytes.ToArray();
    }

    private static IEnumerable<byte[]> CertificateSeeds()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=seed", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 1, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.3")], false));
        yield return request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(90)).RawData;
    }
}
