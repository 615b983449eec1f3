using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Interchange.InToto;
using Proofmark.Provenance.Lineage.Evidence;
using Proofmark.Provenance.ModelSigning;
using Proofmark.Provenance.TrustPolicies;
using Proofmark.Provenance.Verification;

namespace Proofmark.Provenance.Lineage.Reading;

/// <summary>
/// Reads records of lineage: in-toto statements (SLSA provenance v1, link v0.3, model signatures, verification summaries, and others as statements about an artifact) and the links of in-toto 1.x.
/// What nobody who is trusted signed is kept and counts as measured. Records are added one by one; the same statement under several signatures is one record.
/// </summary>
public sealed class EvidenceReader
{
    private readonly TrustPolicy trust;
    private readonly TimeProvider clock;
    private readonly Limits limits;
    private readonly Dictionary<string, LineageStep> steps = new(StringComparer.Ordinal);
    private readonly List<Release> releases = [];
    private readonly List<Summary> summaries = [];
    private readonly List<Statement> statements = [];
    private readonly List<LineageDocument> documents = [];

    /// <summary>A reader.</summary>
    /// <param name="trust">Who is trusted to sign what.</param>
    /// <param name="clock">The moment of the verification.</param>
    /// <param name="limits">Bounds on each record.</param>
    public EvidenceReader(TrustPolicy trust, TimeProvider clock, Limits limits)
    {
        ArgumentNullException.ThrowIfNull(trust);
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(limits);
        (this.trust, this.clock, this.limits) = (trust, clock, limits with { MaxDocumentBytes = limits.MaxReportBytes, MaxDocumentNodes = limits.MaxReportNodes });
    }

    /// <summary>What was read so far.</summary>
    public LineageEvidence Evidence => new() { Steps = [.. steps.Values], Releases = releases, Summaries = summaries, Statements = statements, Documents = documents };

    /// <summary>Reads one file; one that is no record of lineage is passed over, unless its name says that it should be one.</summary>
    /// <param name="source">Its name.</param>
    /// <param name="bytes">Its content.</param>
    public void Add(string source, ReadOnlySpan<byte> bytes)
    {
        ArgumentNullException.ThrowIfNull(source);
        var reading = DocumentReader.ReadJson(source, bytes, limits);
        if (reading is not { Errors.Count: 0, Root: { } root })
        {
            AddUnread(source, reading.Errors is [var first, ..] ? first.ToString() : "it is empty");
        }
        else if (LinkReader.Recognises(root))
        {
            AddStep(LinkReader.Read(source, root, trust), "in-toto-link", "nobody who is trusted signed it");
        }
        else if (SignedRecord.Read(source, bytes, root, trust, clock, limits) is { } record)
        {
            Add(record);
        }
        else if (SignedRecord.IsEnvelope(root))
        {
            AddUnread(source, "it holds no in-toto statement that could be read");
        }
    }

    /// <summary>Notes a file that could not be read.</summary>
    /// <param name="source">Its name.</param>
    /// <param name="why">Why not.</param>
    public void AddUnread(string source, string why) => documents.Add(new LineageDocument(source, "unread", Outcome.NotEstablished, why));

    private void Add(SignedRecord record)
    {
        if (StepReader.Read(record) is { } step)
        {
            AddStep(step, step.BuildType == StepReader.Link ? "in-toto-link" : "slsa-provenance", record.Refusal);
            return;
        }

        var subjects = StepReader.Artifacts(record.Statement["subject"]);
        if (record.PredicateType is ManifestReader.Predicate)
        {
            AddRelease(record);
        }
        else if (record.PredicateType.StartsWith(VerdictPredicates.VerificationSummary, StringComparison.Ordinal))
        {
            AddSummary(record, subjects);
        }
        else
        {
            statements.AddRange(subjects.Select(subject => new Statement(subject, record.PredicateType, CategoryOf(record), record.Source, record.Witnesses)));
            Note(record.Source, "statement", record.Witnesses, record.Refusal);
        }
    }

    private void AddSummary(SignedRecord record, IReadOnlyList<ArtifactReference> subjects)
    {
        if (record.Statement["predicate"] is not DocumentMapping predicate || VerdictPredicates.ReadSummary(record.Source, predicate) is not { Errors.Count: 0, Report: { } verdict })
        {
            documents.Add(new LineageDocument(record.Source, "verification-summary", Outcome.NotEstablished, "its predicate does not follow the specification"));
            return;
        }

        summaries.AddRange(subjects.Select(subject => new Summary(subject, verdict.Passed, verdict.By, verdict.Time, record.Source, record.Witnesses)));
        Note(record.Source, "verification-summary", record.Witnesses, record.Refusal);
    }

    // An unsigned list of files proves nothing about who published them; it still tells which files make up a folder.
    private void AddRelease(SignedRecord record)
    {
        try
        {
            var manifest = ManifestReader.Read(record.Statement);
            releases.Add(new Release(LineageArtifacts.Of(manifest), record.Source, record.Witnesses));
            Note(record.Source, "model-signature", record.Witnesses, record.Refusal);
        }
        catch (Rejection rejection)
        {
            documents.Add(new LineageDocument(record.Source, "model-signature", Outcome.NotEstablished, rejection.Message));
        }
    }

    private void AddStep(LineageStep step, string kind, string? refusal)
    {
        steps[step.Id] = steps.TryGetValue(step.Id, out var same) ? same with { Witnesses = [.. same.Witnesses.Concat(step.Witnesses).Distinct()] } : step;
        Note(step.Source, kind, step.Witnesses, refusal);
    }

    private void Note(string source, string kind, IReadOnlyList<StepWitness> witnesses, string? refusal) =>
        documents.Add(new LineageDocument(source, kind, witnesses.Count > 0 ? Outcome.Pass : Outcome.NotEstablished, witnesses.Count > 0 ? null : refusal));

    private static string CategoryOf(SignedRecord record) =>
        Nodes.Items(record.Statement["subject"]) is [var subject, ..] && subject["annotations"]?["category"]?.AsString() is { } category ? category : "model";
}
