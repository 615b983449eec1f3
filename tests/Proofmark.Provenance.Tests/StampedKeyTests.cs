using System.Text;
using Microsoft.Extensions.Time.Testing;
using Proofmark.Core;
using Proofmark.Provenance.Attestations;
using Proofmark.Provenance.Bundles;
using Proofmark.Provenance.Certificates;
using Proofmark.Provenance.Keys;
using Proofmark.Provenance.Tests.Virtual;
using Proofmark.Provenance.Trust;
using Proofmark.Provenance.Verification;

namespace Proofmark.Provenance.Tests;

/// <summary>Signatures by a key with a time-stamp: it dates them only when the authority that the user names stamped this very signature.</summary>
public sealed class StampedKeyTests
{
    private static readonly DateTimeOffset Signed = VirtualSigstore.Now;

    private readonly VirtualTimestampAuthority authority = new();
    private readonly SigningKey key = SigningKey.New(KeyAlgorithm.EcP256);

    [Theory]
    [InlineData(0, 2)]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    public void The_authority_dates_the_signature(int skipped, int taken)
    {
        var verification = Verify(Sign(signature => authority.Stamp(signature, Signed)), Trusted(authority.Chain.Skip(skipped).Take(taken)));

        verification.Should().BeEquivalentTo(new { Outcome = Outcome.Pass, Message = (string?)null });
        verification.Times.Should().ContainSingle().Which.Time.Should().Be(Signed);
    }

    [Fact]
    public void Without_a_stamp_it_has_no_time()
    {
        var verification = Verify(Sign(null), Trusted(authority.Chain));

        verification.Outcome.Should().Be(Outcome.Pass);
        verification.Times.Should().BeEmpty();
    }

    [Fact]
    public void A_stamp_that_nobody_asked_about_dates_nothing() => Verify(Sign(signature => authority.Stamp(signature, Signed)), null).Times.Should().BeEmpty();

    [Fact]
    public void A_stamp_of_another_signature_is_refused() =>
        Verify(Sign(_ => authority.Stamp("other"u8.ToArray(), Signed)), Trusted(authority.Chain)).ReasonCode.Should().Be("timestamp-untrusted");

    [Fact]
    public void A_stamp_by_another_authority_is_refused() =>
        Verify(Sign(signature => new VirtualTimestampAuthority().Stamp(signature, Signed)), Trusted(authority.Chain)).ReasonCode.Should().Be("timestamp-certificate-untrusted");

    [Fact]
    public void A_moment_that_has_not_come_is_refused() =>
        Verify(Sign(signature => authority.Stamp(signature, Signed.AddDays(3))), Trusted(authority.Chain)).ReasonCode.Should().Be("time-in-future");

    [Fact]
    public void An_authority_that_is_not_for_stamping_is_refused()
    {
        var other = new VirtualTimestampAuthority(purpose: "1.3.6.1.5.5.7.3.3");

        Verify(Sign(signature => other.Stamp(signature, Signed)), Trusted(other.Chain)).ReasonCode.Should().Be("timestamp-malformed", "the platform reads no token whose certificate is not for stamping");
    }

    private byte[] Sign(Func<byte[], byte[]>? stamp) =>
        AttestationSigner.Sign(Encoding.UTF8.GetBytes("""{"_type":"https://in-toto.io/Statement/v1"}"""), key, [], stamp is null ? null : signature => stamp(signature));

    private static List<TrustedAuthority> Trusted(IEnumerable<byte[]> chain) =>
        [new("stamps", [.. chain.Select(static der => Certificate.TryRead(der, out var read, out _) ? read : throw new InvalidOperationException())], new ValidityPeriod(DateTimeOffset.MinValue, null))];

    private BundleVerification Verify(byte[] bundle, List<TrustedAuthority>? trusted)
    {
        var clock = new FakeTimeProvider(Signed.AddDays(1));
        var verifier = trusted is null ? BundleVerifier.ForKey(key.Public, null, clock) : BundleVerifier.ForStampedKey(key.Public, trusted, clock);
        return verifier.VerifyEnvelope(BundleReader.Read("bundle", bundle, Limits.Default).Bundle!);
    }
}
