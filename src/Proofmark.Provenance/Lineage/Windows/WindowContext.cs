using Proofmark.Provenance.Lineage.Evidence;
using Proofmark.Provenance.Lineage.Graph;

namespace Proofmark.Provenance.Lineage.Windows;

/// <summary>What the finders look at.</summary>
/// <param name="Graph">The steps that the target came through.</param>
/// <param name="Evidence">All evidence.</param>
/// <param name="Rules">From where on a window is open.</param>
/// <param name="AsOf">The moment of the trace.</param>
/// <param name="IsRead">True when the bytes of the target were read and hashed now.</param>
internal sealed record WindowContext(LineageGraph Graph, LineageEvidence Evidence, WindowRules Rules, DateTimeOffset AsOf, bool IsRead)
{
    /// <summary>True when somebody who is trusted signed the record.</summary>
    public static bool IsAccepted(LineageStep step) => step.Witnesses.Count > 0;

    /// <summary>The earliest trusted time at which a record was signed; null without one.</summary>
    public static DateTimeOffset? SignedAt(IEnumerable<StepWitness> witnesses) => witnesses.Select(static w => w.Time).Min();

    /// <summary>What a step made, for a window that is about all of it.</summary>
    public static ArtifactReference ProductOf(LineageStep step) => step.Products is [var first, ..] ? first : new ArtifactReference(step.Stage, null);

    /// <summary>A window, with its severity.</summary>
    public TamperWindow Open(WindowClass of, string reason, string message, ArtifactReference artifact, IReadOnlyList<LineageStep> steps, (DateTimeOffset? From, DateTimeOffset? Until) when, int scale, string actors, string threat, params ClosingAttestation[] closedBy) => new()
    {
        Class = of,
        Reason = reason,
        Message = message,
        Artifact = artifact.Name,
        Digest = artifact.Digest,
        Steps = [.. steps.Select(static step => step.Id)],
        From = when.From,
        Until = when.Until,
        Actors = [actors],
        Threat = threat,
        Severity = WindowScale.Of(when.From, when.Until, scale, steps.Count == 0 ? Graph.Steps.Count : steps.Max(Graph.LaterSteps)),
        ClosedBy = closedBy,
    };

    /// <summary>The record of a step, made anew as it should be.</summary>
    public static ClosingAttestation Record(LineageStep step, string what) => new($"record:{step.Id}", step.Id, $"{step.Stage}: {what}");

    /// <summary>A further signature of a record.</summary>
    public static ClosingAttestation Signature(LineageStep step, string what) => new($"signature:{step.Id}", step.Id, $"{step.Stage}: {what}");

    /// <summary>A statement about an artifact.</summary>
    public static ClosingAttestation Origin(ArtifactReference artifact, string what) => new($"origin:{artifact.Digest?.ToString() ?? artifact.Name}", null, $"{artifact.Name}: {what}");
}
