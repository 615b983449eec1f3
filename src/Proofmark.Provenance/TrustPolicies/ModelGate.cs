using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Interchange.InToto;
using Proofmark.Provenance.Attestations;
using Proofmark.Provenance.Bundles;
using Proofmark.Provenance.Dsse;
using Proofmark.Provenance.ModelSigning;
using Proofmark.Provenance.Verification;

namespace Proofmark.Provenance.TrustPolicies;

/// <summary>Verifies models by a trust policy: whoever of the trusted publishers signed them.</summary>
/// <example>
/// <code>
/// var model = ModelGate.OpenVerified("model", policy, out var refusal) ?? throw new InvalidDataException(refusal.Verification.Messages[0]);
/// using var weights = model.OpenRead("model.safetensors");
/// Load(weights);
/// </code>
/// </example>
public static class ModelGate
{
    /// <summary>Name of the signature beside a model that is a folder, where none is given.</summary>
    public const string DefaultSignature = "model.sig";

    /// <summary>Verifies the signature of a model alone, and gives the model, whose files are then verified when they are opened, without a gap between check and use.</summary>
    /// <param name="model">A folder with <c>model.sig</c> in it.</param>
    /// <param name="policy">Who is trusted.</param>
    /// <param name="verification">What the signature gave.</param>
    /// <returns>The model; null unless a trusted publisher signed it.</returns>
    /// <exception cref="IOException">The signature cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The signature may not be read.</exception>
    public static VerifiedModel? OpenVerified(string model, TrustPolicy policy, out TrustedModelVerification verification) =>
        OpenVerified(model, Path.Combine(model, DefaultSignature), policy, TimeProvider.System, out verification);

    /// <summary>As <see cref="OpenVerified(string, TrustPolicy, out TrustedModelVerification)"/>, with the signature in a file of its own.</summary>
    /// <param name="model">A folder, or one file.</param>
    /// <param name="signature">The bundle's file.</param>
    /// <param name="policy">Who is trusted.</param>
    /// <param name="clock">The moment of the verification.</param>
    /// <param name="verification">What the signature gave.</param>
    public static VerifiedModel? OpenVerified(string model, string signature, TrustPolicy policy, TimeProvider clock, out TrustedModelVerification verification)
    {
        var found = Find(signature, policy, clock, Limits.Default);
        if (found.Signer is not { } signer)
        {
            verification = new(null, Refused(found.Verification));
            return null;
        }

        var opened = Verifier(signer, new ModelVerificationOptions(), clock, Limits.Default).Open(model, signature, out var opening);
        verification = new(signer, opening);
        return opened;
    }

    /// <summary>True for an in-toto statement about something else than a signed model, for example of how it was made: no signature of a model, whoever signed it.</summary>
    /// <param name="signature">The file.</param>
    /// <param name="limits">Bounds on it.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static bool IsOtherStatement(string signature, Limits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var bounds = limits with { MaxDocumentBytes = limits.MaxReportBytes, MaxDocumentNodes = limits.MaxReportNodes };
        return AttestationVerifier.EnvelopeOf(signature, File.ReadAllBytes(signature), bounds) is { PayloadType: DsseEnvelope.InToto } envelope
            && DocumentReader.ReadJson(signature, envelope.Payload.Span, bounds).Root is { } statement
            && InTotoReader.IsStatement(statement)
            && statement["predicateType"]?.AsString() is not (ManifestReader.Predicate or ManifestReader.LegacyPredicate);
    }

    /// <summary>Verifies a model, file by file.</summary>
    /// <param name="model">A folder, or one file.</param>
    /// <param name="signature">The bundle's file.</param>
    /// <param name="policy">Who is trusted.</param>
    /// <param name="options">What is allowed.</param>
    /// <param name="clock">The moment of the verification.</param>
    /// <param name="limits">Bounds on the bundle and on the model.</param>
    /// <param name="progress">Told the bytes hashed since it was last told; called by several threads.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public static TrustedModelVerification Verify(
        string model, string signature, TrustPolicy policy, ModelVerificationOptions options, TimeProvider clock, Limits limits, IProgress<long>? progress, CancellationToken cancel)
    {
        var found = Find(signature, policy, clock, limits);
        return found.Signer is { } signer
            ? new(signer, Verifier(signer, options, clock, limits).Verify(model, signature, progress, cancel))
            : new(null, Refused(found.Verification));
    }

    /// <summary>Verifies a statement about a model, for example claims: the publisher who signed the model must have signed it.</summary>
    /// <param name="file">Name for error messages.</param>
    /// <param name="json">The bundle or the envelope, UTF-8 text.</param>
    /// <param name="publisher">Who signed the model.</param>
    /// <param name="model">The model, by its root digest.</param>
    /// <param name="clock">The moment of the verification.</param>
    /// <param name="limits">Bounds on the text.</param>
    public static AttestationVerification VerifyStatement(string file, ReadOnlySpan<byte> json, TrustedSigner publisher, SignedArtifact model, TimeProvider clock, Limits limits)
    {
        ArgumentNullException.ThrowIfNull(publisher);
        var verified = AttestationVerifier.Verify(file, json, publisher.CreateVerifier(clock), model, limits);
        var confined = publisher.Confine(verified.Signature, clock);
        return confined.Outcome == Outcome.Pass ? verified : new AttestationVerification(confined, null);
    }

    // Everything that the signature must hold is verified again with what is found here; the file may have changed in between.
    private static ModelVerifier Verifier(TrustedSigner signer, ModelVerificationOptions options, TimeProvider clock, Limits limits) =>
        new(signer.CreateVerifier(clock), signer.Key, options, limits) { Confine = (verification, manifest) => Confine(signer, verification, manifest.ModelName, clock) };

    private static BundleVerification Confine(TrustedSigner signer, BundleVerification verification, string model, TimeProvider clock) =>
        signer.ConfineModel(signer.Confine(verification, clock), model);

    private static TrustedVerification Find(string signature, TrustPolicy policy, TimeProvider clock, Limits limits)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var reading = BundleReader.Read(signature, File.ReadAllBytes(signature), limits);
        return reading.Bundle is not { Envelope: { PayloadType: DsseEnvelope.InToto } envelope } bundle
            ? new(null, new(Outcome.Fail, "bundle-malformed", reading.Bundle is null ? string.Join("; ", reading.Errors.Take(3)) : "the bundle holds no statement about a model", null, [], [], []))
            : policy.Verify(bundle, TrustRole.Publisher, clock, (signer, verification) => ConfineByPayload(signer, verification, envelope, clock, limits));
    }

    private static BundleVerification ConfineByPayload(TrustedSigner signer, BundleVerification verification, DsseEnvelope envelope, TimeProvider clock, Limits limits)
    {
        try
        {
            return Confine(signer, verification, ManifestReader.Read(ManifestReader.Parse(envelope.Payload.Span, limits)).ModelName, clock);
        }
        catch (Rejection rejection)
        {
            return verification with { Outcome = Outcome.Fail, ReasonCode = rejection.Code, Message = rejection.Message };
        }
    }

    private static ModelVerification Refused(BundleVerification found) =>
        new(found.Outcome, [found.ReasonCode!], [found.Message!], null, null, null, null, [], found, 0);
}

/// <summary>What the verification of a model by a policy found.</summary>
/// <param name="Signer">Whom the policy trusts and who signed; null when nobody was found.</param>
/// <param name="Verification">What was found.</param>
public sealed record TrustedModelVerification(TrustedSigner? Signer, ModelVerification Verification);
