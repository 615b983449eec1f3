using System.Text;
using Proofmark.Core;
using Proofmark.Provenance.Bundles;
using Proofmark.Provenance.Transparency;
using Proofmark.Provenance.Verification;

namespace Proofmark.Fuzz;

/// <summary>
/// Feeds the reader of Sigstore bundles and verifies what it takes: envelopes, log entries, checkpoints, certificates, time-stamps.
/// What passes must be one of the honest bundles with nothing changed that counts: same artifact, same signer.
/// </summary>
internal static class BundleTarget
{
    private static readonly FixedClock Clock = new();
    private static readonly BundleVerifier Verifier = BundleVerifier.ForIdentity(IdentityPolicy.Exact("publisher@example.com", "https://accounts.example.com"), ProvenanceSeeds.Root, Clock);
    private static readonly BundleVerifier Stranger = BundleVerifier.ForIdentity(IdentityPolicy.Exact("other@example.com", "https://accounts.example.com"), ProvenanceSeeds.Root, Clock);

    public static FuzzTarget Target { get; } = new("bundle", Run, static () => ProvenanceSeeds.BundleTexts, MaxAllocatedBytes: 256 * 1024 * 1024);

    private static void Run(byte[] input)
    {
        _ = Checkpoint.TryRead(Encoding.UTF8.GetString(input), out _);
        if (BundleReader.Read("bundle", input, Limits.Default).Bundle is not { } bundle)
        {
            return;
        }

        var result = Verifier.VerifyArtifact(bundle, SignedArtifact.OfBytes(ProvenanceSeeds.Artifact));
        if (result.Outcome == Outcome.Pass && (result.Signer is null || result.Times.Count == 0 || result.Logs.Count == 0))
        {
            throw new InvalidOperationException("a pass without signer, time or log");
        }

        if (Verifier.VerifyArtifact(bundle, SignedArtifact.OfBytes("another"u8.ToArray())).Outcome == Outcome.Pass
            || Stranger.VerifyArtifact(bundle, SignedArtifact.OfBytes(ProvenanceSeeds.Artifact)).Outcome == Outcome.Pass)
        {
            throw new InvalidOperationException("a bundle passes for another artifact or another signer");
        }
    }

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => ProvenanceSeeds.Clock;
    }
}
