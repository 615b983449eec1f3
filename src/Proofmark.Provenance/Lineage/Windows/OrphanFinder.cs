using Proofmark.Provenance.Lineage.Evidence;

namespace Proofmark.Provenance.Lineage.Windows;

/// <summary>Artifacts whose bytes nobody recorded the origin of, and lineage that is only told. Programs, packages and machine images have origins of their own kind and are left out.</summary>
internal static class OrphanFinder
{
    private const string Anybody = "whoever made it, and whoever could write to it before";
    private static readonly HashSet<string> OwnOrigin = new(StringComparer.Ordinal) { ArtifactRoles.Code, ArtifactRoles.Packages, ArtifactRoles.Environment, ArtifactRoles.Configuration };

    public static IEnumerable<TamperWindow> Find(WindowContext context) => Target(context).Concat(Materials(context)).Concat(Claims(context));

    private static IEnumerable<TamperWindow> Target(WindowContext context)
    {
        var target = context.Graph.Target;
        if (context.Graph.Origins(target).Count == 0)
        {
            yield return Open(context, "no-producer", "no record says what made the model", target, [], "a record of the step that made it");
            yield break;
        }

        // A folder whose files were made one by one: each needs its maker, or somebody could have laid one beside the others.
        foreach (var file in target.Digest is { } root && context.Graph.ProducersOf(root).Count == 0 ? target.Files : [])
        {
            if (file.Digest is { } digest && context.Graph.ProducersOf(digest).Count == 0)
            {
                yield return Open(context, "no-producer", $"no record says what made '{file.Name}' of the model", file, [], "a record of the step that made it");
            }
        }
    }

    private static IEnumerable<TamperWindow> Materials(WindowContext context) => context.Graph.Steps
        .Where(static step => !step.IsOrigin)
        .SelectMany(step => step.Materials.Select(material => (step, material)))
        .Where(static x => x.material.Digest is not null && !OwnOrigin.Contains(x.material.Role ?? ""))
        .Where(x => context.Graph.Origins(x.material).All(p => p.Id == x.step.Id) && !IsPublished(context, x.material))
        .DistinctBy(static x => x.material.Digest)
        .Select(x => Open(context, "no-producer", $"no record says where '{x.material.Name}', which {x.step.Stage} took, comes from", x.material, [x.step], "a record of its origin, or the signature of its publisher"));

    private static bool IsPublished(WindowContext context, ArtifactReference material) => context.Evidence.Releases.Any(r => r.Witnesses.Count > 0 && r.Artifact.Digest == material.Digest);

    private static IEnumerable<TamperWindow> Claims(WindowContext context) => context.Evidence.Facts
        .Where(static fact => fact.Name == LineageFacts.BaseModel && fact.Rung < LineageRung.Attested)
        .Where(fact => !context.Graph.Steps.SelectMany(static s => s.Materials).Any(m => m.Digest is not null && (m.Digest == fact.Digest || IsNamed(m, fact.Value))))
        .DistinctBy(static fact => fact.Value, StringComparer.Ordinal)
        .Select(fact => Open(context, "claim-without-digest", $"'{fact.Source}' says that the model comes from '{fact.Value}', and no record binds that to bytes", new ArtifactReference(fact.Value, fact.Digest), [], "a record that names it by SHA-256"));

    private static bool IsNamed(ArtifactReference material, string name) =>
        material.Name == name || (material.Uri is { } uri && (uri == name || uri.Contains($"/{name}@", StringComparison.Ordinal) || uri.EndsWith($"/{name}", StringComparison.Ordinal)));

    private static TamperWindow Open(WindowContext context, string reason, string message, ArtifactReference artifact, IReadOnlyList<LineageStep> steps, string what) => context.Open(
        WindowClass.Orphan, reason, message, artifact, steps, (null, steps is [var taker, ..] && taker.Started is { } started ? started : context.AsOf), WindowScale.Anybody, Anybody, "dependency", WindowContext.Origin(artifact, what));
}
