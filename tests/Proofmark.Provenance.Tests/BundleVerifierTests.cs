using System.Security.Cryptography;
using Proofmark.Core;
using Proofmark.Provenance.Tests.Virtual;
using Proofmark.Provenance.Verification;

namespace Proofmark.Provenance.Tests;

public sealed class BundleVerifierTests
{
    private const string V01 = "application/vnd.dev.sigstore.bundle+json;version=0.1";
    private const string V02 = "application/vnd.dev.sigstore.bundle+json;version=0.2";
    private const string V03 = "application/vnd.dev.sigstore.bundle.v0.3+json";

    [Theory]
    [InlineData(V01, false, 0, false, false)]
    [InlineData(V02, false, 0, false, false)]
    [InlineData(V03, false, 0, false, false)]
    [InlineData(V03, false, 0, true, false)]
    [InlineData(V03, false, 1, true, true)]
    [InlineData(V03, true, 1, true, true)]
    [InlineData(V03, true, 1, true, false)]
    [InlineData(V03, true, 2, false, false)]
    [InlineData(V02, true, 2, true, false)]
    [InlineData(V03, true, 3, true, true)]
    [InlineData(V02, true, 4, false, false)]
    [InlineData(V03, true, 4, true, false)]
    public void What_the_instance_made_verifies(string mediaType, bool envelope, int kind, bool stamp, bool second)
    {
        var sigstore = new VirtualSigstore { MediaType = mediaType, WithEnvelope = envelope, Kind = (EntryKind)kind, WithStamp = stamp, Log = new VirtualLog(second) };

        var result = sigstore.Verify(sigstore.Bundle().ToJsonString());

        result.Message.Should().BeNull();
        result.Outcome.Should().Be(Outcome.Pass);
        result.Signer!.Name.Should().Be("publisher@example.com");
        result.Signer.Issuer.Should().Be("https://accounts.example.com");
        result.Times.Should().HaveCount((stamp ? 1 : 0) + (second ? 0 : 1)).And.OnlyContain(static time => time.Time == VirtualSigstore.Now.AddMinutes(1));
        result.Logs.Should().ContainSingle();
        result.Checks.Should().Contain(["log-inclusion", "certificate-path", "certificate-transparency", "identity", "signature", "log-entry-content"]);
    }

    [Fact]
    public void Keys_of_all_curves_verify()
    {
        foreach (var curve in new[] { ECCurve.NamedCurves.nistP256, ECCurve.NamedCurves.nistP384, ECCurve.NamedCurves.nistP521 })
        {
            var sigstore = new VirtualSigstore { WithEnvelope = true, Kind = EntryKind.Dsse1, Leaf = new LeafOptions { Curve = curve } };

            sigstore.Verify(sigstore.Bundle().ToJsonString()).Outcome.Should().Be(Outcome.Pass);
        }
    }

    [Fact]
    public void The_first_form_of_the_issuer_is_read_where_the_second_is_missing()
    {
        var sigstore = new VirtualSigstore { Leaf = new LeafOptions { FirstIssuer = "https://accounts.example.com" } };

        sigstore.Verify(sigstore.Bundle().ToJsonString()).Outcome.Should().Be(Outcome.Pass);
    }

    [Fact]
    public void A_pattern_matches_whole_names_only()
    {
        var sigstore = new VirtualSigstore();
        var bundle = sigstore.Bundle().ToJsonString();

        Verify(".*@example\\.com").Outcome.Should().Be(Outcome.Pass);
        Verify("publisher@example").ReasonCode.Should().Be("identity-mismatch");
        Verify("x|publisher").ReasonCode.Should().Be("identity-mismatch", "an alternative is no way out of the anchors");

        BundleVerification Verify(string pattern) => sigstore.Verify(bundle, identity: IdentityPolicy.Matching(pattern, "https://accounts.example.com"));
    }

    [Theory]
    [InlineData("", "https://accounts.example.com")]
    [InlineData("publisher@example.com", "")]
    public void A_policy_without_name_or_issuer_cannot_be_made(string name, string issuer)
    {
        var make = () => IdentityPolicy.Exact(name, issuer);

        make.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void A_policy_without_anchors_cannot_be_made()
    {
        var make = () => new CertificatePolicy([], null);

        make.Should().Throw<ArgumentException>();
    }
}
