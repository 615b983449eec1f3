using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Proofmark.Core;
using Proofmark.Provenance.Bundles;
using Proofmark.Provenance.Dsse;
using Proofmark.Provenance.Trust;
using Proofmark.Provenance.Verification;

namespace Proofmark.Provenance.Tests.Virtual;

/// <summary>The kinds of log entries that bundles have.</summary>
internal enum EntryKind
{
    HashedRecord1,
    HashedRecord2,
    Dsse1,
    Dsse2,
    InToto,
}

/// <summary>A whole instance of Sigstore whose keys live as long as a test, and bundles that it makes.</summary>
internal sealed class VirtualSigstore
{
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    public static readonly byte[] Artifact = Encoding.UTF8.GetBytes("an artifact");

    public VirtualAuthority Authority { get; set; } = new();

    public VirtualCertificateLog CertificateLog { get; set; } = new();

    public VirtualLog Log { get; set; } = new();

    public VirtualTimestampAuthority Stamps { get; set; } = new();

    public LeafOptions Leaf { get; set; } = new();

    public EntryKind Kind { get; set; } = EntryKind.HashedRecord1;

    public bool WithEnvelope { get; set; }

    public bool WithStamp { get; set; }

    public DateTimeOffset Signed { get; set; } = Now.AddMinutes(1);

    public string MediaType { get; set; } = "application/vnd.dev.sigstore.bundle.v0.3+json";

    /// <summary>Bends the statement before it is signed.</summary>
    public Func<string, string> Statement { get; set; } = static text => text;

    /// <summary>A bundle that verifies unless something was bent.</summary>
    public JsonObject Bundle()
    {
        var (certificate, key) = Authority.Issue(Leaf, CertificateLog);
        var digest = Convert.ToHexStringLower(SHA256.HashData(Artifact));
        var payload = Encoding.UTF8.GetBytes(Statement($$$$$$$$"""{"_type":"https://in-toto.io/Statement/v1","subject":[{"name":"a","digest":{"sha256":"{{{{{{{{digest}}}}}}}}"}}],"predicateType":"https://example.com/p","predicate":{}}"""));
        var signed = WithEnvelope ? PreAuthenticationEncoding.Of(DsseEnvelope.InToto, payload) : Artifact;
        var signature = key.Sign(signed);
        var (kind, version, body) = Body(certificate, payload, signed, signature);
        var material = new JsonObject
        {
            ["tlogEntries"] = new JsonArray(Log.Enter(kind, version, body, Signed)),
        };
        Add(material, certificate);
        if (WithStamp)
        {
            material["timestampVerificationData"] = new JsonObject { ["rfc3161Timestamps"] = new JsonArray(Stamp(Stamps.Stamp(signature, Signed))) };
        }

        var bundle = new JsonObject { ["mediaType"] = MediaType, ["verificationMaterial"] = material };
        if (WithEnvelope)
        {
            bundle["dsseEnvelope"] = new JsonObject
            {
                ["payload"] = Convert.ToBase64String(payload),
                ["payloadType"] = DsseEnvelope.InToto,
                ["signatures"] = new JsonArray(new JsonObject { ["sig"] = Convert.ToBase64String(signature) }),
            };
        }
        else
        {
            bundle["messageSignature"] = new JsonObject
            {
                ["messageDigest"] = new JsonObject { ["algorithm"] = "SHA2_256", ["digest"] = Convert.ToBase64String(SHA256.HashData(Artifact)) },
                ["signature"] = Convert.ToBase64String(signature),
            };
        }

        return bundle;
    }

    public static JsonObject Stamp(byte[] response) => new() { ["signedTimestamp"] = Convert.ToBase64String(response) };

    /// <summary>The trusted root of the instance.</summary>
    public JsonObject Root() => new()
    {
        ["mediaType"] = "application/vnd.dev.sigstore.trustedroot+json;version=0.1",
        ["tlogs"] = new JsonArray(LogOf(Log.Spki, Log.Id, Log.KeyDetails)),
        ["certificateAuthorities"] = new JsonArray(AuthorityOf(Authority.Chain)),
        ["ctlogs"] = new JsonArray(LogOf(CertificateLog.Spki, SHA256.HashData(CertificateLog.Spki), "PKIX_ECDSA_P256_SHA_256")),
        ["timestampAuthorities"] = new JsonArray(AuthorityOf(Stamps.Chain)),
    };

    /// <summary>Verifies a bundle by the instance's root for the expected identity.</summary>
    public BundleVerification Verify(string bundle, JsonObject? root = null, IdentityPolicy? identity = null, DateTimeOffset? clock = null)
    {
        var reading = BundleReader.Read("bundle", Encoding.UTF8.GetBytes(bundle), Limits.Default);
        if (reading.Bundle is null)
        {
            return new BundleVerification(Outcome.Fail, "bundle-malformed", string.Join("; ", reading.Errors), null, [], [], []);
        }

        var trusted = TrustedRootReader.Read("root", Encoding.UTF8.GetBytes((root ?? Root()).ToJsonString()), Limits.Default);
        trusted.Errors.Should().BeEmpty();
        var verifier = BundleVerifier.ForIdentity(identity ?? IdentityPolicy.Exact("publisher@example.com", "https://accounts.example.com"), trusted.Root!, new FakeTimeProvider(clock ?? Now.AddDays(1)));
        return verifier.VerifyArtifact(reading.Bundle, SignedArtifact.OfBytes(Artifact));
    }

    private void Add(JsonObject material, X509Certificate2 certificate)
    {
        var raw = new JsonObject { ["rawBytes"] = Convert.ToBase64String(certificate.RawData) };
        if (MediaType.Contains("0.3", StringComparison.Ordinal))
        {
            material["certificate"] = raw;
        }
        else
        {
            material["x509CertificateChain"] = new JsonObject { ["certificates"] = new JsonArray(raw) };
        }
    }

    private (string Kind, string Version, string Body) Body(X509Certificate2 certificate, byte[] payload, byte[] signed, byte[] signature)
    {
        var pem = Convert.ToBase64String(Encoding.UTF8.GetBytes(certificate.ExportCertificatePem() + "\n"));
        var raw = Convert.ToBase64String(certificate.RawData);
        var sig = Convert.ToBase64String(signature);
        var hex = Convert.ToHexStringLower(SHA256.HashData(signed));
        var payloadHex = Convert.ToHexStringLower(SHA256.HashData(payload));
        return Kind switch
        {
            EntryKind.HashedRecord1 => ("hashedrekord", "0.0.1", $$$$$$$$"""{"apiVersion":"0.0.1","kind":"hashedrekord","spec":{"data":{"hash":{"algorithm":"sha256","value":"{{{{{{{{hex}}}}}}}}"}},"signature":{"content":"{{{{{{{{sig}}}}}}}}","publicKey":{"content":"{{{{{{{{pem}}}}}}}}"}}}}"""),
            EntryKind.HashedRecord2 => ("hashedrekord", "0.0.2", $$$$$$$$"""{"apiVersion":"0.0.2","kind":"hashedrekord","spec":{"hashedRekordV002":{"data":{"algorithm":"SHA2_256","digest":"{{{{{{{{Convert.ToBase64String(SHA256.HashData(signed))}}}}}}}}"},"signature":{"content":"{{{{{{{{sig}}}}}}}}","verifier":{"keyDetails":"PKIX_ECDSA_P256_SHA_256","x509Certificate":{"rawBytes":"{{{{{{{{raw}}}}}}}}"}}}}}}"""),
            EntryKind.Dsse1 => ("dsse", "0.0.1", $$$$$$$$"""{"apiVersion":"0.0.1","kind":"dsse","spec":{"envelopeHash":{"algorithm":"sha256","value":"00"},"payloadHash":{"algorithm":"sha256","value":"{{{{{{{{payloadHex}}}}}}}}"},"signatures":[{"signature":"{{{{{{{{sig}}}}}}}}","verifier":"{{{{{{{{pem}}}}}}}}"}]}}"""),
            EntryKind.Dsse2 => ("dsse", "0.0.2", $$$$$$$$"""{"apiVersion":"0.0.2","kind":"dsse","spec":{"dsseV002":{"payloadHash":{"algorithm":"SHA2_256","digest":"{{{{{{{{Convert.ToBase64String(SHA256.HashData(payload))}}}}}}}}"},"signatures":[{"content":"{{{{{{{{sig}}}}}}}}","verifier":{"x509Certificate":{"rawBytes":"{{{{{{{{raw}}}}}}}}"}}}]}}}"""),
            _ => ("intoto", "0.0.2", $$$$$$$$"""{"apiVersion":"0.0.2","kind":"intoto","spec":{"content":{"envelope":{"payloadType":"application/vnd.in-toto+json","signatures":[{"publicKey":"{{{{{{{{pem}}}}}}}}","sig":"{{{{{{{{Convert.ToBase64String(Encoding.UTF8.GetBytes(sig))}}}}}}}}"}]},"payloadHash":{"algorithm":"sha256","value":"{{{{{{{{payloadHex}}}}}}}}"}}}}"""),
        };
    }

    private static JsonObject LogOf(byte[] spki, byte[] id, string details) => new()
    {
        ["baseUrl"] = "https://log.example.com",
        ["publicKey"] = new JsonObject { ["rawBytes"] = Convert.ToBase64String(spki), ["keyDetails"] = details, ["validFor"] = Period() },
        ["logId"] = new JsonObject { ["keyId"] = Convert.ToBase64String(id) },
    };

    private static JsonObject AuthorityOf(byte[][] chain) => new()
    {
        ["uri"] = "https://authority.example.com",
        ["certChain"] = new JsonObject { ["certificates"] = new JsonArray([.. chain.Select(static raw => new JsonObject { ["rawBytes"] = Convert.ToBase64String(raw) })]) },
        ["validFor"] = Period(),
    };

    private static JsonObject Period() => new() { ["start"] = "2025-06-01T00:00:00Z" };
}
