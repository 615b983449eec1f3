using Proofmark.Provenance.Bundles;
using Proofmark.Provenance.Keys;
using Proofmark.Provenance.Trust;

namespace Proofmark.Provenance.Verification;

/// <summary>
/// Verifies Sigstore bundles offline, in the order of the Sigstore client specification: times, certificate path, promise of the certificate log, identity,
/// log entries, signature, and that each log entry is about this very signature. It is made for an identity or for a key; one that checks nothing cannot be made.
/// </summary>
public sealed partial class BundleVerifier
{
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    private readonly TrustedRoot? root;
    private readonly IdentityPolicy? identity;
    private readonly VerificationKey? key;
    private readonly CertificatePolicy? certificates;
    private readonly TimeProvider clock;

    private readonly IReadOnlyList<TrustedAuthority> timestampAuthorities;

    private BundleVerifier(TrustedRoot? root, IdentityPolicy? identity, VerificationKey? key, CertificatePolicy? certificates, TimeProvider clock, IReadOnlyList<TrustedAuthority>? timestampAuthorities = null)
    {
        this.timestampAuthorities = timestampAuthorities ?? root?.TimestampAuthorities ?? [];
        this.root = root;
        this.identity = identity;
        this.key = key;
        this.certificates = certificates;
        this.clock = clock;
    }

    /// <summary>A verifier for certificates that the authorities of a root gave to an identity.</summary>
    public static BundleVerifier ForIdentity(IdentityPolicy identity, TrustedRoot root, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(identity);
        ArgumentNullException.ThrowIfNull(root);
        return new BundleVerifier(root, identity, null, null, clock);
    }

    /// <summary>A verifier for one key. With a root every bundle needs an entry in one of its logs; without one, log entries are not looked at.</summary>
    public static BundleVerifier ForKey(VerificationKey key, TrustedRoot? root, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new BundleVerifier(root, null, key, null, clock);
    }

    /// <summary>
    /// A verifier for one key, with authorities whose time-stamps tell when it signed. A bundle without a time-stamp verifies, with no time; one with a time-stamp by anybody else does not,
    /// nor does one whose time-stamp is for another signature. Log entries are not looked at.
    /// </summary>
    public static BundleVerifier ForStampedKey(VerificationKey key, IReadOnlyList<TrustedAuthority> timestampAuthorities, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(timestampAuthorities);
        return new BundleVerifier(null, null, key, null, clock, timestampAuthorities);
    }

    /// <summary>A verifier for certificates below anchors that the user names. Nobody witnesses the time, so the path must hold at the moment that the policy names.</summary>
    public static BundleVerifier ForCertificates(CertificatePolicy certificates, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(certificates);
        return new BundleVerifier(null, null, null, certificates, clock);
    }

    /// <summary>Verifies that a bundle signs an artifact: the artifact itself, or an in-toto statement that names its digest as a subject.</summary>
    public BundleVerification VerifyArtifact(SigstoreBundle bundle, SignedArtifact artifact)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        ArgumentNullException.ThrowIfNull(artifact);
        return new Run(this, bundle, artifact).Verify();
    }

    /// <summary>Verifies the envelope of a bundle. What the payload says is for the caller to read, after a pass.</summary>
    /// <exception cref="ArgumentException">The bundle has no envelope.</exception>
    public BundleVerification VerifyEnvelope(SigstoreBundle bundle) => VerifyEnvelope(bundle, null);

    /// <summary>As <see cref="VerifyEnvelope(SigstoreBundle)"/>, with a signature by a certificate over another encoding and SHA-256.</summary>
    internal BundleVerification VerifyEnvelope(SigstoreBundle bundle, byte[]? legacyEncoding)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        return bundle.Envelope is null ? throw new ArgumentException("the bundle has no envelope", nameof(bundle)) : new Run(this, bundle, null, legacyEncoding).Verify();
    }
}
