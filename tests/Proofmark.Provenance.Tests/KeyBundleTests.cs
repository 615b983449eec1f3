using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Proofmark.Core;
using Proofmark.Provenance.Bundles;
using Proofmark.Provenance.Keys;
using Proofmark.Provenance.Tests.Virtual;
using Proofmark.Provenance.Trust;
using Proofmark.Provenance.Verification;

namespace Proofmark.Provenance.Tests;

/// <summary>Bundles that a key signed, held against a trusted root: the log must know this very signature by this very key.</summary>
public sealed class KeyBundleTests
{
    private readonly VirtualSigstore sigstore = new() { Log = new VirtualLog(second: true) };
    private readonly VirtualKey key = VirtualKey.Of(KeyKind.P256);

    [Fact]
    public void An_entry_about_the_key_verifies()
    {
        Verify(Bundle(key), sigstore.Root()).Should().BeEquivalentTo(new { Outcome = Outcome.Pass, Message = (string?)null });
    }

    [Fact]
    public void An_entry_about_another_key_is_refused() =>
        Verify(Bundle(VirtualKey.Of(KeyKind.P256)), sigstore.Root()).ReasonCode.Should().Be("log-entry-mismatch");

    [Fact]
    public void No_entry_is_refused()
    {
        var bundle = Bundle(key);
        bundle["verificationMaterial"]!["tlogEntries"] = new JsonArray();

        Verify(bundle, sigstore.Root()).ReasonCode.Should().Be("log-entry-missing");
        Verify(bundle, null).Outcome.Should().Be(Outcome.Pass, "without a root the key alone is asked for");
    }

    [Fact]
    public void Without_any_witness_of_the_time_the_log_must_be_trusted_now()
    {
        var root = sigstore.Root();
        root["tlogs"]![0]!["publicKey"]!["validFor"]!["end"] = "2026-02-01T00:00:00Z";

        Verify(Bundle(key), root).ReasonCode.Should().Be("log-outside-trust");
    }

    private JsonObject Bundle(VirtualKey logged)
    {
        var signature = key.Sign(VirtualSigstore.Artifact);
        var pem = Convert.ToBase64String(Encoding.UTF8.GetBytes(PemEncoding.WriteString("PUBLIC KEY", logged.Spki)));
        var hex = Convert.ToHexStringLower(SHA256.HashData(VirtualSigstore.Artifact));
        var body = $$$$$$$$"""{"apiVersion":"0.0.1","kind":"hashedrekord","spec":{"data":{"hash":{"algorithm":"sha256","value":"{{{{{{{{hex}}}}}}}}"}},"signature":{"content":"{{{{{{{{Convert.ToBase64String(signature)}}}}}}}}","publicKey":{"content":"{{{{{{{{pem}}}}}}}}"}}}}""";
        return new JsonObject
        {
            ["mediaType"] = sigstore.MediaType,
            ["verificationMaterial"] = new JsonObject
            {
                ["publicKey"] = new JsonObject { ["hint"] = "x" },
                ["tlogEntries"] = new JsonArray(sigstore.Log.Enter("hashedrekord", "0.0.1", body, sigstore.Signed)),
            },
            ["messageSignature"] = new JsonObject { ["signature"] = Convert.ToBase64String(signature) },
        };
    }

    private BundleVerification Verify(JsonObject bundle, JsonObject? root)
    {
        VerificationKey.TryRead(key.Spki, out var own, out _).Should().BeTrue();
        var trusted = root is null ? null : TrustedRootReader.Read("root", Encoding.UTF8.GetBytes(root.ToJsonString()), Limits.Default).Root;
        var read = BundleReader.Read("bundle", Encoding.UTF8.GetBytes(bundle.ToJsonString()), Limits.Default).Bundle!;
        return BundleVerifier.ForKey(own!, trusted, new FakeTimeProvider(VirtualSigstore.Now.AddDays(1))).VerifyArtifact(read, SignedArtifact.OfBytes(VirtualSigstore.Artifact));
    }
}
