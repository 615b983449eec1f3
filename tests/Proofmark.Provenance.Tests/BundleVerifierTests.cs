using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Proofmark.Core;
using Proofmark.Provenance.Tests.Virtual;
using Proofmark.Provenance.Verification;

namespace Proofmark.Provenance.Tests;

public sealed class BundleVerifierTests
{
    private const string V01 = "application/vnd.dev.sigstore.bundle+json;version=0.1";
    private const string V02 = "application/vnd.dev.sigstore.bundle+json;version=0.2";
    private const string V03 = "application/vnd.dev.sigstore.bundle.v0.3+json";

    public static MatrixTheoryData<KeyKind, bool> Kinds => new(Enum.GetValues<KeyKind>(), [false, true]);

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

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Keys_of_every_kind_verify(KeyKind key, bool envelope)
    {
        var sigstore = new VirtualSigstore { WithEnvelope = envelope, Kind = envelope ? EntryKind.Dsse1 : EntryKind.HashedRecord1, Leaf = new LeafOptions { Key = key } };
        var bundle = sigstore.Bundle().ToJsonString();

        sigstore.Verify(bundle).Should().BeEquivalentTo(new { Outcome = Outcome.Pass, Message = (string?)null });
    }

    [Theory]
    [InlineData(KeyKind.P256)]
    [InlineData(KeyKind.Ed25519)]
    public void The_second_log_signs_checkpoints_with_keys_of_either_kind(KeyKind key)
    {
        var sigstore = new VirtualSigstore { WithStamp = true, Kind = EntryKind.HashedRecord2, Log = new VirtualLog(second: true, kind: key) };
        var bundle = sigstore.Bundle();
        sigstore.Verify(bundle.ToJsonString()).Outcome.Should().Be(Outcome.Pass);

        var proof = bundle["verificationMaterial"]!["tlogEntries"]![0]!["inclusionProof"]!;
        proof["checkpoint"]!["envelope"] = new VirtualLog(second: true, kind: key).Checkpoint(7, Convert.FromBase64String(proof["rootHash"]!.GetValue<string>()));

        sigstore.Verify(bundle.ToJsonString()).ReasonCode.Should().Be("checkpoint-signature-invalid");
    }

    /// <summary>A log that gives no time of its own is held against the time that the time-stamp witnesses.</summary>
    [Theory]
    [InlineData("start", "2026-04-01T00:00:00Z")]
    [InlineData("end", "2026-02-01T00:00:00Z")]
    public void A_log_counts_only_while_it_is_trusted(string field, string moment)
    {
        var sigstore = new VirtualSigstore { WithStamp = true, Kind = EntryKind.HashedRecord2, Log = new VirtualLog(second: true) };
        var root = sigstore.Root();
        root["tlogs"]![0]!["publicKey"]!["validFor"]![field] = moment;

        sigstore.Verify(sigstore.Bundle().ToJsonString(), root).ReasonCode.Should().Be("log-outside-trust");
    }

    [Fact]
    public void The_digest_beside_a_signature_may_be_of_another_kind_and_must_be_right()
    {
        var sigstore = new VirtualSigstore();
        var bundle = sigstore.Bundle();
        bundle["messageSignature"]!["messageDigest"] = new JsonObject { ["algorithm"] = "SHA2_384", ["digest"] = Convert.ToBase64String(SHA384.HashData(VirtualSigstore.Artifact)) };
        sigstore.Verify(bundle.ToJsonString()).Outcome.Should().Be(Outcome.Pass);

        bundle["messageSignature"]!["messageDigest"]!["digest"] = Convert.ToBase64String(SHA384.HashData([]));
        sigstore.Verify(bundle.ToJsonString()).ReasonCode.Should().Be("artifact-digest-mismatch");
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
