using System.Text.Json.Nodes;
using Proofmark.Core;
using Proofmark.Provenance.Tests.Virtual;

namespace Proofmark.Provenance.Tests;

/// <summary>What each version of the format asks of a log, and base64 that decodes to the same bytes in another spelling.</summary>
public sealed class BundleVersionTests
{
    private const string V01 = "application/vnd.dev.sigstore.bundle+json;version=0.1";
    private const string V02 = "application/vnd.dev.sigstore.bundle+json;version=0.2";
    private const string V03 = "application/vnd.dev.sigstore.bundle.v0.3+json";

    [Theory]
    [InlineData(V01, "inclusionPromise", "log-promise-missing")]
    [InlineData(V01, "inclusionProof", null)]
    [InlineData(V02, "inclusionPromise", null)]
    [InlineData(V02, "inclusionProof", "inclusion-proof-missing")]
    [InlineData(V03, "inclusionPromise", null)]
    [InlineData(V03, "inclusionProof", "inclusion-proof-missing")]
    public void The_first_version_needs_the_promise_and_later_ones_the_proof(string mediaType, string leftOut, string? code)
    {
        var sigstore = new VirtualSigstore { MediaType = mediaType, WithStamp = true };
        var bundle = sigstore.Bundle();
        ((JsonObject)bundle["verificationMaterial"]!["tlogEntries"]![0]!).Remove(leftOut);

        var result = sigstore.Verify(bundle.ToJsonString());

        result.ReasonCode.Should().Be(code);
        result.Outcome.Should().Be(code is null ? Outcome.Pass : Outcome.Fail);
    }

    [Theory]
    [InlineData(V01)]
    [InlineData(V02)]
    public void A_root_in_the_bundle_is_refused(string mediaType)
    {
        var sigstore = new VirtualSigstore { MediaType = mediaType };
        var bundle = sigstore.Bundle();
        var chain = (JsonArray)bundle["verificationMaterial"]!["x509CertificateChain"]!["certificates"]!;
        chain.Add(Raw(sigstore.Authority.Chain[0]));
        sigstore.Verify(bundle.ToJsonString()).Outcome.Should().Be(Outcome.Pass, "the intermediate authority may come along");

        chain.Add(Raw(sigstore.Authority.Chain[1]));

        sigstore.Verify(bundle.ToJsonString()).ReasonCode.Should().Be("certificate-root-in-bundle");
    }

    [Fact]
    public void Base64_has_one_spelling()
    {
        var sigstore = new VirtualSigstore();
        var bundle = sigstore.Bundle();
        var digest = bundle["messageSignature"]!["messageDigest"]!;
        var text = digest["digest"]!.GetValue<string>();
        text.Should().EndWith("=", "32 bytes leave two bits over");

        foreach (var other in new[] { text[..^2] + (char)(text[^2] + 1) + "=", text.TrimEnd('='), text + "=", " " + text, text + "\n", text.Insert(8, "\r\n"), text.Replace('/', '_').Replace('+', '-') })
        {
            digest["digest"] = other;
            sigstore.Verify(bundle.ToJsonString()).Outcome.Should().Be(other == text ? Outcome.Pass : Outcome.Fail, other);
        }
    }

    [Fact]
    public void Entries_of_two_bundles_cannot_be_swapped()
    {
        var sigstore = new VirtualSigstore();
        var (one, two) = (sigstore.Bundle(), sigstore.Bundle());
        foreach (var part in new[] { "inclusionProof", "inclusionPromise", "canonicalizedBody", "logIndex" })
        {
            var bent = one.DeepClone();
            bent["verificationMaterial"]!["tlogEntries"]![0]![part] = two["verificationMaterial"]!["tlogEntries"]![0]![part]!.DeepClone();
            sigstore.Verify(bent.ToJsonString()).Outcome.Should().Be(Outcome.Fail, part);
        }
    }

    private static JsonObject Raw(byte[] certificate) => new() { ["rawBytes"] = Convert.ToBase64String(certificate) };
}
