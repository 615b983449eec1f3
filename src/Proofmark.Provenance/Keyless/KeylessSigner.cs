using System.Security.Cryptography;
using Proofmark.Core;
using Proofmark.Provenance.Bundles;
using Proofmark.Provenance.Certificates;
using Proofmark.Provenance.Dsse;
using Proofmark.Provenance.Trust;
using Proofmark.Provenance.Verification;

namespace Proofmark.Provenance.Keyless;

/// <summary>What came of signing without a key of one's own.</summary>
/// <param name="Bundle">The bundle, JSON, which verifies; null when there is a reason.</param>
/// <param name="Verification">What its verification found; null when there is a reason.</param>
/// <param name="ReasonCode">Why not, kebab-case; null when signed.</param>
/// <param name="Message">The same for a person.</param>
public sealed record KeylessSignature(byte[]? Bundle, BundleVerification? Verification, string? ReasonCode, string? Message);

/// <summary>
/// Signs statements with a key that lives for one signature: an authority (Fulcio) vouches for the identity behind it, logs (Rekor) and time-stamp authorities (RFC 3161) witness the
/// signature. What the services give is believed no more than any bundle: the whole is verified by the trusted root before it is handed out.
/// </summary>
public sealed class KeylessSigner
{
    private static readonly IReadOnlyList<int> OnlyFirst = [1];

    private readonly SigningConfig config;
    private readonly TrustedRoot root;
    private readonly IServiceTransport transport;
    private readonly TimeProvider clock;

    /// <summary>Makes a signer.</summary>
    /// <param name="config">Where the services are.</param>
    /// <param name="root">Their keys.</param>
    /// <param name="transport">The way to them.</param>
    /// <param name="clock">The moment.</param>
    public KeylessSigner(SigningConfig config, TrustedRoot root, IServiceTransport transport, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(transport);
        ArgumentNullException.ThrowIfNull(clock);
        (this.config, this.root, this.transport, this.clock) = (config, root, transport, clock);
    }

    /// <summary>How long a busy service is left alone before it is asked again; twice as long the second time.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The addresses that signing will ask, in order; none when the configuration does not suffice.</summary>
    public IReadOnlyList<Uri> Addresses()
    {
        try
        {
            var chosen = Choose();
            return [chosen.Authority.Address, .. chosen.Stamps.Select(static s => s.Address), .. chosen.Logs.Select(static s => s.Address)];
        }
        catch (Rejection)
        {
            return [];
        }
    }

    /// <summary>Signs a statement.</summary>
    /// <param name="statement">An in-toto statement, UTF-8 JSON; signed as it is.</param>
    /// <param name="token">Who signs.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public KeylessSignature Sign(byte[] statement, IdentityToken token, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(statement);
        ArgumentNullException.ThrowIfNull(token);
        try
        {
            var bundle = SignUnverified(statement, token, cancel);
            var verification = Verify(bundle, token);
            return new KeylessSignature(bundle, verification, null, null);
        }
        catch (Rejection rejection)
        {
            return new KeylessSignature(null, null, rejection.Code, rejection.Message);
        }
    }

    private byte[] SignUnverified(byte[] statement, IdentityToken token, CancellationToken cancel)
    {
        var chosen = Choose();
        var services = new SigstoreServices(transport, Pause, cancel);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var certificate = new FulcioClient(services, chosen.Authority).Issue(key, token);
        var signature = key.SignData(PreAuthenticationEncoding.Of(DsseEnvelope.InToto, statement), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        var stamps = chosen.Stamps.Select(stamp => new TimestampClient(services, stamp.Address).Stamp(signature)).ToList();
        var entries = chosen.Logs.Select(log => new RekorClient(services, log).Enter(statement, signature, certificate)).ToList();
        return BundleWriter.Write(json => BundleWriter.WriteKeyless(json, certificate, entries, stamps), statement, signature);
    }

    private (SigstoreService Authority, IReadOnlyList<SigstoreService> Stamps, IReadOnlyList<SigstoreService> Logs) Choose()
    {
        var now = clock.GetUtcNow();
        var authority = ServiceChoice.Choose(config.Authorities, new ServiceRule(ServiceSelector.Any, 1), OnlyFirst, now, "certificate authorities")[0];
        var logs = ServiceChoice.Choose(config.Logs, config.LogRule, RekorClient.Versions, now, "transparency logs");
        // Version 2 of the log keeps no time, so that an authority must; with version 1 it is used where the instance has one.
        var stamps = config.TimestampAuthorities.Count > 0 || logs.Any(static log => log.MajorApiVersion > 1)
            ? ServiceChoice.Choose(config.TimestampAuthorities, config.TimestampRule, OnlyFirst, now, "time-stamp authorities")
            : [];
        return (authority, stamps, logs);
    }

    // Whoever verifies later must come to the same result, so that nothing that fails is ever written.
    private BundleVerification Verify(byte[] bundle, IdentityToken token)
    {
        var reading = BundleReader.Read("the new signature", bundle, Limits.Default);
        Rejection.Unless(reading.Bundle is not null, "bundle-malformed", $"what the services gave makes no bundle: {string.Join("; ", reading.Errors.Take(3))}");
        var verification = BundleVerifier.ForIdentity(IdentityPolicy.Exact(NameIn(reading.Bundle!, token), token.Issuer), root, clock).VerifyEnvelope(reading.Bundle!);
        Rejection.Unless(verification.Outcome == Outcome.Pass, verification.ReasonCode ?? "", $"what the services gave does not verify: {verification.Message}");
        return verification;
    }

    // The authority writes the name that stands for the token; whatever else it may be, it is not that of somebody else.
    private static string NameIn(SigstoreBundle bundle, IdentityToken token)
    {
        var names = FulcioIdentity.Of(bundle.Certificates[0]).Names;
        return names.FirstOrDefault(name => token.CertificateNames.Contains(name, StringComparer.Ordinal))
            ?? throw new Rejection("identity-mismatch", $"the certificate is for {(names.Count == 0 ? "nobody" : string.Join(", ", names))}, and the token names {string.Join(" or ", token.CertificateNames)}");
    }
}
