using Proofmark.Core;
using Proofmark.Provenance.Bundles;
using Proofmark.Provenance.Dsse;
using Proofmark.Provenance.TrustPolicies;
using Proofmark.Risk.Evidence;

namespace Proofmark.App.Evidence;

/// <summary>Signatures on evidence, by those whom a policy trusts to assess.</summary>
public sealed class TrustedEvidence : IEvidenceSignatures
{
    private readonly TrustPolicy policy;
    private readonly TimeProvider clock;

    private TrustedEvidence(TrustPolicy policy, TimeProvider clock) => (this.policy, this.clock) = (policy, clock);

    /// <summary>Verifies by a policy; null when it trusts nobody to assess.</summary>
    public static IEvidenceSignatures? By(TrustPolicy policy, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return policy.For(TrustRole.Assessor).Any() ? new TrustedEvidence(policy, new FixedTime(asOf)) : null;
    }

    /// <inheritdoc />
    public string? SignerOf(ReadOnlySpan<byte> statement, string file, ReadOnlySpan<byte> signature, Limits limits) =>
        BundleReader.Read(file, signature, limits).Bundle is { Envelope: { PayloadType: DsseEnvelope.InToto } envelope } bundle && envelope.Payload.Span.SequenceEqual(statement)
            ? policy.Verify(bundle, TrustRole.Assessor, clock).Signer?.Name
            : null;
}
