using Proofmark.Core;
using Proofmark.Provenance.Bundles;
using Proofmark.Provenance.Keys;
using Proofmark.Provenance.Verification;

namespace Proofmark.Provenance.TrustPolicies;

/// <summary>Which identities the user trusts to sign what. Nobody is trusted by default.</summary>
/// <param name="Signers">The signers, in the order of the policy.</param>
/// <param name="Files">Files of keys and certificates that it names; whoever can write to them decides who is trusted.</param>
public sealed record TrustPolicy(IReadOnlyList<TrustedSigner> Signers, IReadOnlyList<string> Files)
{
    /// <summary>The policy that trusts nobody.</summary>
    public static TrustPolicy None { get; } = new([], []);

    /// <summary>Those who may sign something.</summary>
    public IEnumerable<TrustedSigner> For(TrustRole role) => Signers.Where(signer => signer.Roles.Contains(role));

    /// <summary>This policy, and one key beside.</summary>
    public TrustPolicy WithKey(string name, TrustRole role, VerificationKey key) =>
        this with { Signers = [.. Signers, new TrustedSigner(name, [role], clock => BundleVerifier.ForKey(key, null, clock), key)] };

    /// <summary>Finds who signed an envelope, among those who may.</summary>
    /// <param name="bundle">A bundle with an envelope.</param>
    /// <param name="role">What was signed.</param>
    /// <param name="clock">The moment of the verification.</param>
    /// <param name="may">What else a signer must be allowed; looked at only after the signature verified.</param>
    public TrustedVerification Verify(SigstoreBundle bundle, TrustRole role, TimeProvider clock, Func<TrustedSigner, BundleVerification, BundleVerification>? may = null)
    {
        var refusals = new List<BundleVerification>();
        foreach (var signer in For(role))
        {
            var verification = signer.Verify(bundle, clock);
            verification = verification.Outcome == Outcome.Pass && may is not null ? may(signer, verification) : verification;
            if (verification.Outcome == Outcome.Pass)
            {
                return new TrustedVerification(signer, verification);
            }

            refusals.Add(verification);
        }

        return new TrustedVerification(null, Refusal(refusals, role));
    }

    // One reason is told where there is one; who did sign is of interest where anybody was found out.
    private static BundleVerification Refusal(List<BundleVerification> refusals, TrustRole role) => refusals switch
    {
        [] => new(Outcome.NotEstablished, "no-signer-trusted", $"the policy trusts nobody as {TrustRoles.NameOf(role)}", null, [], [], []),
        [var only] => only,
        _ => refusals.Find(static refusal => refusal.ReasonCode is "signer-outside-period" or "model-not-allowed") ?? refusals[^1] with
        {
            Outcome = Outcome.Fail,
            ReasonCode = "signer-untrusted",
            Message = $"none of the {refusals.Count} whom the policy trusts as {TrustRoles.NameOf(role)} signed this",
        },
    };
}

/// <summary>What a verification by a policy found.</summary>
/// <param name="Signer">Whom the policy trusts and who signed; null when nobody was found.</param>
/// <param name="Verification">What the signature gave.</param>
public sealed record TrustedVerification(TrustedSigner? Signer, BundleVerification Verification);
