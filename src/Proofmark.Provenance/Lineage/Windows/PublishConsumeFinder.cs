using Proofmark.Provenance.Lineage.Evidence;

namespace Proofmark.Provenance.Lineage.Windows;

/// <summary>
/// From publication to use. The model that is traced must be published under a signature, have been read now or be verified by somebody who is trusted, and no file of it may lie outside the signature.
/// For what a step took, its digest is the verification, as far as it covers the files that were there.
/// </summary>
internal static class PublishConsumeFinder
{
    private const string Anybody = "whoever can write to where the model is kept or to the way that it comes";

    public static IEnumerable<TamperWindow> Find(WindowContext context) => Target(context).Concat(context.Graph.Steps.SelectMany(step => Taken(context, step)));

    private static IEnumerable<TamperWindow> Target(WindowContext context)
    {
        var target = context.Graph.Target;
        var releases = context.Evidence.Releases.Where(r => r.Artifact.Digest is { } digest && digest == target.Digest && r.Witnesses.Count > 0).ToList();
        var signed = WindowContext.SignedAt(releases.SelectMany(static r => r.Witnesses));
        var when = (signed ?? (context.Graph.Steps is [var last, ..] ? last.Finished : null), (DateTimeOffset?)context.AsOf);
        if (releases.Count == 0)
        {
            yield return context.Open(
                WindowClass.PublishConsume, "not-published", "nobody who is trusted signed these bytes as a published model", target, [], when, WindowScale.Anybody, Anybody, "G",
                new ClosingAttestation($"release:{target.Name}", null, "a model signature by somebody whom the policy trusts as publisher"));
            yield break;
        }

        if (!context.IsRead && !context.Evidence.Summaries.Any(s => s.Passed && s.Witnesses.Count > 0 && s.Artifact.Digest == target.Digest))
        {
            yield return context.Open(
                WindowClass.PublishConsume, "not-verified", "the bytes were not read now, and nobody who is trusted verified them", target, [], when, WindowScale.Anybody, Anybody, "G",
                new ClosingAttestation($"summary:{target.Name}", null, "a verification summary by somebody whom the policy trusts as verifier"));
        }

        if (releases.All(static r => r.Artifact.LeftOut.Count > 0))
        {
            yield return Uncovered(context, releases[0].Artifact, [], when, new ClosingAttestation($"release:{target.Name}", null, "a model signature that covers every file"));
        }
    }

    private static IEnumerable<TamperWindow> Taken(WindowContext context, LineageStep step) => step.Materials
        .Where(static material => material.LeftOut.Count > 0)
        .Select(material => Uncovered(context, material, [step], (null, step.Started), WindowContext.Record(step, $"a record that covers every file of '{material.Name}'")));

    private static TamperWindow Uncovered(WindowContext context, ArtifactReference artifact, IReadOnlyList<LineageStep> steps, (DateTimeOffset?, DateTimeOffset?) when, ClosingAttestation closing) => context.Open(
        WindowClass.PublishConsume, "files-not-covered", $"{artifact.LeftOut.Count} files of '{artifact.Name}' are there and outside its digest, for example '{artifact.LeftOut[0]}'", artifact, steps, when, WindowScale.Anybody, Anybody, "G", closing);
}
