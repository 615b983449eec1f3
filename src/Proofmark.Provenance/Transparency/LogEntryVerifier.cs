using Proofmark.Provenance.Bundles;
using Proofmark.Provenance.Trust;
using Proofmark.Provenance.Verification;

namespace Proofmark.Provenance.Transparency;

/// <summary>Verifies that a trusted log holds an entry: its promise, its inclusion proof, its checkpoint.</summary>
internal static class LogEntryVerifier
{
    /// <summary>The log that holds an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="version">Version of the bundle: 0.1 needs the promise, later ones the proof.</param>
    /// <param name="logs">The trusted logs.</param>
    /// <exception cref="Rejection">No trusted log holds it, as far as the bundle shows.</exception>
    public static TrustedLog Check(LogEntry entry, BundleVersion version, IReadOnlyList<TrustedLog> logs)
    {
        var log = logs.FirstOrDefault(known => known.LogId.Span.SequenceEqual(entry.LogId.Span)) ?? throw new Rejection("log-untrusted", "the entry is in a log that the trusted root does not name");
        Rejection.Unless(log.Key is not null, "log-key-unsupported", "the key of the log is of a kind that is not supported");
        if (entry.SignedEntryTimestamp is null)
        {
            Rejection.Unless(version != BundleVersion.V01, "log-promise-missing", "a bundle of version 0.1 needs the log's signed entry timestamp");
        }
        else
        {
            Rejection.Unless(SignedEntryTimestamp.Holds(entry, log), "log-promise-invalid", "the log's signed entry timestamp does not verify");
        }

        if (entry.Proof is null)
        {
            Rejection.Unless(version == BundleVersion.V01, "inclusion-proof-missing", "the log entry has no inclusion proof");
        }
        else
        {
            CheckProof(entry, entry.Proof, version, log);
        }

        // Only the promise binds the time that the log says; without one it is nobody's word.
        Rejection.Unless(
            entry.SignedEntryTimestamp is null || entry.IntegratedTime is not { } time || log.ValidFor.Contains(time), "log-outside-trust", "the log's key is not trusted at the time of the entry");
        return log;
    }

    private static void CheckProof(LogEntry entry, LogInclusionProof proof, BundleVersion version, TrustedLog log)
    {
        Rejection.Unless(InclusionProof.Holds(entry.Body.Span, proof.LogIndex, proof.TreeSize, proof.Hashes, proof.RootHash.Span), "inclusion-proof-invalid", "the inclusion proof does not lead to its root");
        if (proof.Checkpoint is null)
        {
            Rejection.Unless(version == BundleVersion.V01, "checkpoint-missing", "the inclusion proof has no checkpoint");
            return;
        }

        Rejection.Unless(Checkpoint.TryRead(proof.Checkpoint, out var checkpoint), "checkpoint-malformed", "the checkpoint of the log cannot be read");
        Rejection.Unless(checkpoint!.IsSignedBy(log), "checkpoint-signature-invalid", "the log's key did not sign the checkpoint");
        Rejection.Unless(
            checkpoint.TreeSize == proof.TreeSize && checkpoint.RootHash.Span.SequenceEqual(proof.RootHash.Span), "checkpoint-mismatch", "the checkpoint is about another tree than the inclusion proof");
    }
}
