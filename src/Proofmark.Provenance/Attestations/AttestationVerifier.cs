using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Interchange.InToto;
using Proofmark.Provenance.Bundles;
using Proofmark.Provenance.Dsse;
using Proofmark.Provenance.Verification;

namespace Proofmark.Provenance.Attestations;

/// <summary>What the verification of an attestation found.</summary>
/// <param name="Signature">What the signature gave, and the conclusion.</param>
/// <param name="Statement">The statement; null unless the signature verified.</param>
public sealed record AttestationVerification(BundleVerification Signature, InTotoStatement? Statement);

/// <summary>
/// Verifies in-toto statements in DSSE envelopes, bare or in a Sigstore bundle. Of several signatures of a bare envelope one must be by the signer that is asked for.
/// What the statement says is read only after its signature verified.
/// </summary>
public static class AttestationVerifier
{
    internal const int MostSignatures = 16;

    /// <summary>Verifies an attestation.</summary>
    /// <param name="file">Name for error messages.</param>
    /// <param name="json">The bundle or the envelope, UTF-8 text.</param>
    /// <param name="verifier">Whose signature is asked for.</param>
    /// <param name="artifact">An artifact that the statement must be about; null when any will do.</param>
    /// <param name="limits">Bounds on the text.</param>
    public static AttestationVerification Verify(string file, ReadOnlySpan<byte> json, BundleVerifier verifier, SignedArtifact? artifact, Limits limits)
    {
        ArgumentNullException.ThrowIfNull(verifier);
        var reading = Read(file, json, limits);
        if (reading.Bundle is not { } bundle)
        {
            return Refused("bundle-malformed", string.Join("; ", reading.Errors.Take(3)));
        }

        if (bundle.Envelope is not { PayloadType: DsseEnvelope.InToto } envelope)
        {
            return Refused("payload-type", "this is no envelope with an in-toto statement");
        }

        BundleVerification? last = null;
        foreach (var signature in envelope.Signatures.Take(MostSignatures))
        {
            var single = bundle with { Envelope = envelope with { Signatures = [signature] } };
            last = artifact is null ? verifier.VerifyEnvelope(single) : verifier.VerifyArtifact(single, artifact);
            if (last.Outcome == Outcome.Pass)
            {
                return WithStatement(file, last, envelope, limits);
            }
        }

        return new AttestationVerification(last!, null);
    }

    /// <summary>The envelope of a bundle, or a bare one, with nothing verified; null when there is none.</summary>
    /// <param name="file">Name for error messages.</param>
    /// <param name="json">UTF-8 text.</param>
    /// <param name="limits">Bounds on the text.</param>
    public static DsseEnvelope? EnvelopeOf(string file, ReadOnlySpan<byte> json, Limits limits) => Read(file, json, limits).Bundle?.Envelope;

    /// <summary>Reads a bundle, or a bare envelope as if it were in one.</summary>
    internal static BundleReading Read(string file, ReadOnlySpan<byte> json, Limits limits)
    {
        var document = DocumentReader.ReadJson(file, json, limits);
        if (document.Errors.Count > 0 || document.Root is not DocumentMapping root || root["payloadType"] is null)
        {
            return BundleReader.Read(file, json, limits);
        }

        var errors = new List<DocumentError>();
        var envelope = EnvelopeReader.Read(new DocumentFields(file, "", root, errors), MostSignatures);
        return errors.Count == 0 ? new(new SigstoreBundle(BundleVersion.V03, "", [], false, null, null, [], [], null, envelope), []) : new(null, errors);
    }

    private static AttestationVerification WithStatement(string file, BundleVerification signature, DsseEnvelope envelope, Limits limits)
    {
        var payload = DocumentReader.ReadJson($"{file}: payload", envelope.Payload.Span, limits);
        var statement = payload is { Root: { } root, Errors.Count: 0 } && root["_type"] is not null ? InTotoReader.Read($"{file}: payload", root, limits) : null;
        return statement?.Report is { } read && statement.Errors.Count == 0
            ? new AttestationVerification(signature, read)
            : Refused("statement-malformed", $"the signed payload is no in-toto statement: {string.Join("; ", (statement?.Errors ?? payload.Errors).Take(3))}");
    }

    private static AttestationVerification Refused(string code, string message) => new(new BundleVerification(Outcome.Fail, code, message, null, [], [], []), null);
}
