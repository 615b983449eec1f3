using Proofmark.Provenance.Lineage.Evidence;
using Proofmark.Provenance.Lineage.Graph;
using Proofmark.Provenance.Lineage.Windows;

namespace Proofmark.Provenance.Lineage.Tracing;

/// <summary>Traces an artifact back through the steps that made it. It judges evidence that was verified when it was read, and reads nothing itself.</summary>
public static class Tracer
{
    /// <summary>Traces an artifact.</summary>
    /// <param name="target">The artifact, with its files where it is a folder.</param>
    /// <param name="isRead">True when its bytes were read and hashed now; false when only its digest is known.</param>
    /// <param name="evidence">The evidence.</param>
    /// <param name="rules">From where on a window is open.</param>
    /// <param name="asOf">The moment of the trace.</param>
    public static Trace Run(ArtifactReference target, bool isRead, LineageEvidence evidence, WindowRules rules, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(evidence);
        ArgumentNullException.ThrowIfNull(rules);
        var graph = new LineageGraph(evidence, target);
        var context = new WindowContext(graph, evidence, rules, asOf, isRead);
        var windows = WindowFinders.All.SelectMany(find => find(context)).OrderBy(static w => w.Class).ThenByDescending(static w => w.Severity).ThenBy(static w => w.Artifact, StringComparer.Ordinal).ToList();
        var contradictions = Contradictions.Find(graph, evidence);
        var requirements = Maturity.Judge(context, windows, contradictions);
        return new Trace
        {
            Target = target,
            IsRead = isRead,
            Steps = [.. graph.Steps.Select(step => new TracedStep(step, step.BuildLevel, InStepFinder.Exposure(step), [.. graph.Feeding(step).Select(static f => f.Producer.Id).Distinct(StringComparer.Ordinal)]))],
            Windows = windows,
            Closing = ClosingSet.Of(windows),
            Contradictions = contradictions,
            Requirements = requirements,
            MaturityLevel = Maturity.LevelOf(requirements),
            Evidence = evidence,
        };
    }
}
