using Proofmark.Provenance.Lineage.Evidence;

namespace Proofmark.Provenance.Lineage.Windows;

/// <summary>Segments of a training: each must go on from bytes that an earlier segment left, and no two runs may write to the same place without one taking what the other left.</summary>
internal static class CheckpointChainFinder
{
    private const string Anybody = "whoever can write to the checkpoints between the segments";

    public static IEnumerable<TamperWindow> Find(WindowContext context) => context.Graph.Steps.SelectMany(step => Resumed(context, step)).Concat(Shared(context));

    private static IEnumerable<TamperWindow> Resumed(WindowContext context, LineageStep step)
    {
        if (step.ResumedFrom is not { } checkpoint)
        {
            yield break;
        }

        var earlier = context.Graph.Origins(checkpoint).FirstOrDefault(p => p.Id != step.Id);
        if (checkpoint.Digest is null)
        {
            yield return Open(context, "checkpoint-without-digest", $"{step.Stage} went on from '{checkpoint.Name}', whose digest it does not name", checkpoint, earlier, step, WindowContext.Record(step, $"a record that names the digest of '{checkpoint.Name}'"));
        }
        else if (earlier is null)
        {
            yield return Open(context, "checkpoint-unknown", $"{step.Stage} went on from '{checkpoint.Name}', which no recorded segment left", checkpoint, null, step, WindowContext.Origin(checkpoint, "a record of the segment that left it"));
        }
    }

    // Two runs that wrote the same place: the later one may have built on what lay there, and nobody recorded what that was.
    private static IEnumerable<TamperWindow> Shared(WindowContext context)
    {
        var places = context.Graph.Steps
            .Where(static s => s.Invocation is not null)
            .SelectMany(static s => s.Products.Where(static p => p.Name.Length > 0).Select(p => (Place: p.Name, Product: p, Step: s)))
            .GroupBy(static x => x.Place, StringComparer.Ordinal);
        foreach (var place in places)
        {
            var runs = place.OrderBy(static x => x.Step.Started ?? DateTimeOffset.MinValue).ThenBy(static x => x.Step.Id, StringComparer.Ordinal).ToList();
            foreach (var (earlier, later) in runs.Zip(runs.Skip(1)))
            {
                if (earlier.Step.Invocation != later.Step.Invocation && !context.Graph.Feeding(later.Step).Any(f => f.Producer.Id == earlier.Step.Id))
                {
                    yield return Open(
                        context, "shared-output", $"two runs wrote '{place.Key}', and the later one does not record what it found there", later.Product, earlier.Step, later.Step,
                        WindowContext.Record(later.Step, $"a record that names what lay at '{place.Key}' when it began"));
                }
            }
        }
    }

    private static TamperWindow Open(WindowContext context, string reason, string message, ArtifactReference artifact, LineageStep? earlier, LineageStep step, ClosingAttestation closing) => context.Open(
        WindowClass.CheckpointChain, reason, message, artifact, earlier is null ? [step] : [earlier, step], (earlier?.Finished, step.Started), WindowScale.Anybody, Anybody, "E", closing);
}
