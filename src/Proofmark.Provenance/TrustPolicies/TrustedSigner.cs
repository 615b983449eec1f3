using System.IO.Enumeration;
using Proofmark.Core;
using Proofmark.Provenance.Bundles;
using Proofmark.Provenance.Keys;
using Proofmark.Provenance.Verification;

namespace Proofmark.Provenance.TrustPolicies;

/// <summary>Somebody whom the user trusts to sign something: a key, certificates below an authority, or an identity that Sigstore vouches for.</summary>
public sealed class TrustedSigner
{
    private readonly Func<TimeProvider, BundleVerifier> verifier;

    internal TrustedSigner(string name, IReadOnlyList<TrustRole> roles, Func<TimeProvider, BundleVerifier> verifier, VerificationKey? key)
    {
        (Name, Roles, this.verifier, Key) = (name, roles, verifier, key);
    }

    /// <summary>What the user calls them.</summary>
    public string Name { get; }

    /// <summary>What they may sign; at least one.</summary>
    public IReadOnlyList<TrustRole> Roles { get; }

    /// <summary>Names of models that they may sign, as the signature gives them, with <c>*</c> for any text; empty for all.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    /// <summary>Level of the SLSA build track, 1 to 3, that the user grants to what they build. 2 means that a hosted platform signs, 3 that its runs are isolated.</summary>
    public int BuildLevel { get; init; } = 1;

    /// <summary>The subject that a certificate below the authority must have; null for any.</summary>
    public string? Subject { get; init; }

    /// <summary>First moment at which they may sign; null for no bound.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>First moment at which they may sign no more; null for no bound.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The key, where it is one.</summary>
    internal VerificationKey? Key { get; }

    /// <summary>True when they may sign a model of this name.</summary>
    public bool MaySignModel(string name) => Models.Count == 0 || Models.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false));

    /// <summary>Refuses a signature under a model whose name they may not sign.</summary>
    internal BundleVerification ConfineModel(BundleVerification verification, string model) =>
        verification.Outcome != Outcome.Pass || MaySignModel(model) ? verification : Refused(verification, "model-not-allowed", $"the policy does not let '{Name}' sign a model named '{model}'");

    internal BundleVerifier CreateVerifier(TimeProvider clock) => verifier(clock);

    /// <summary>Verifies an envelope, and that they might sign when it was signed.</summary>
    internal BundleVerification Verify(SigstoreBundle bundle, TimeProvider clock) => Confine(CreateVerifier(clock).VerifyEnvelope(bundle), clock);

    // Without a witness nobody can tell an old signature from one made today with a key that was given up.
    internal BundleVerification Confine(BundleVerification verification, TimeProvider clock)
    {
        if (verification.Outcome != Outcome.Pass)
        {
            return verification;
        }

        if (Subject is not null && verification.Signer?.Name != Subject)
        {
            return Refused(verification, "identity-mismatch", $"{verification.Signer?.Name} signed, not {Subject}");
        }

        var times = verification.Times.Count > 0 ? verification.Times.Select(static time => time.Time) : [clock.GetUtcNow()];
        return times.All(time => (From is null || time >= From) && (Until is null || time < Until))
            ? verification
            : Refused(verification, "signer-outside-period", $"the policy does not trust '{Name}' at the time of the signature" + (verification.Times.Count == 0 ? ", which nobody witnessed, so that it is taken to be now" : ""));
    }

    private static BundleVerification Refused(BundleVerification verification, string code, string message) => verification with { Outcome = Outcome.Fail, ReasonCode = code, Message = message };
}
