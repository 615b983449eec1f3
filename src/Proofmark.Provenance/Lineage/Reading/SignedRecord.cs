using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Interchange.InToto;
using Proofmark.Provenance.Attestations;
using Proofmark.Provenance.Dsse;
using Proofmark.Provenance.Lineage.Evidence;
using Proofmark.Provenance.ModelSigning;
using Proofmark.Provenance.TrustPolicies;

namespace Proofmark.Provenance.Lineage.Reading;

/// <summary>An in-toto statement and those who are trusted and signed it.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Id">Digest of the signed bytes: the same statement under two signatures is one record.</param>
/// <param name="Source">The file.</param>
/// <param name="Witnesses">Who signed.</param>
/// <param name="Refusal">Why nobody counts; null when somebody does.</param>
internal sealed record SignedRecord(DocumentNode Statement, string Id, string Source, IReadOnlyList<StepWitness> Witnesses, string? Refusal)
{
    /// <summary>The kind of statement.</summary>
    public string PredicateType => Statement["predicateType"]?.AsString() ?? "";

    /// <summary>Reads a statement, bare, in an envelope or in a bundle; null for anything else.</summary>
    public static SignedRecord? Read(string source, ReadOnlySpan<byte> json, DocumentNode root, TrustPolicy trust, TimeProvider clock, Limits limits)
    {
        if (InTotoReader.IsStatement(root))
        {
            return new SignedRecord(root, Digest.OfBytes(json).Hex, source, [], "it is not signed");
        }

        if (!IsEnvelope(root)
            || AttestationVerifier.Read(source, json, limits).Bundle is not { Envelope: { PayloadType: DsseEnvelope.InToto } envelope } bundle
            || DocumentReader.ReadJson(source, envelope.Payload.Span, limits with { MaxDocumentBytes = limits.MaxReportBytes, MaxDocumentNodes = limits.MaxReportNodes }) is not { Errors.Count: 0, Root: { } statement }
            || !InTotoReader.IsStatement(statement))
        {
            return null;
        }

        var role = RoleOf(statement["predicateType"]?.AsString() ?? "");
        var witnesses = new List<StepWitness>();
        string? refusal = null;
        foreach (var signature in envelope.Signatures.Take(AttestationVerifier.MostSignatures))
        {
            var found = trust.Verify(bundle with { Envelope = envelope with { Signatures = [signature] } }, role, clock, (signer, verification) => role == TrustRole.Publisher ? signer.ConfineModel(verification, ModelName(statement)) : verification);
            if (found is { Signer: { } signer, Verification: { Signer: { } key } verification })
            {
                witnesses.Add(new StepWitness(signer.Name, key.KeyDigest.ToString(), signer.BuildLevel, verification.Times.Select(static t => (DateTimeOffset?)t.Time).Min()));
            }
            else
            {
                refusal = found.Verification.Message;
            }
        }

        return new SignedRecord(statement, Digest.OfBytes(envelope.Payload.Span).Hex, source, witnesses, witnesses.Count > 0 ? null : refusal);
    }

    /// <summary>True for what claims to be a signed record.</summary>
    public static bool IsEnvelope(DocumentNode root) => root["dsseEnvelope"] is not null || root["payloadType"] is not null;

    private static string ModelName(DocumentNode statement) => Nodes.Items(statement["subject"]) is [var subject, ..] ? subject["name"]?.AsString() ?? "" : "";

    private static TrustRole RoleOf(string predicate) => predicate switch
    {
        ManifestReader.Predicate or ManifestReader.LegacyPredicate => TrustRole.Publisher,
        _ when predicate.StartsWith(VerdictPredicates.VerificationSummary, StringComparison.Ordinal) => TrustRole.Verifier,
        _ => TrustRole.Builder,
    };
}
