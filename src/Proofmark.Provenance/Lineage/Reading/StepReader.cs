using Proofmark.Core.Documents;
using Proofmark.Provenance.Lineage.Evidence;

namespace Proofmark.Provenance.Lineage.Reading;

/// <summary>Steps out of SLSA provenance v1 and in-toto link v0.3 statements.</summary>
internal static class StepReader
{
    public const string Provenance = "https://slsa.dev/provenance/v1";
    public const string Link = "https://in-toto.io/attestation/link/v0.3";

    /// <summary>The step of a statement; null when it records none.</summary>
    public static LineageStep? Read(SignedRecord record) => record.PredicateType switch
    {
        Provenance => OfProvenance(record),
        Link => OfLink(record),
        _ => null,
    };

    /// <summary>Artifacts of a list of subjects or dependencies.</summary>
    public static IReadOnlyList<ArtifactReference> Artifacts(DocumentNode? list) => [.. Nodes.Items(list).Select(Artifact)];

    private static LineageStep OfProvenance(SignedRecord record)
    {
        var definition = record.Statement["predicate"]?["buildDefinition"];
        var run = record.Statement["predicate"]?["runDetails"];
        var (outer, inner) = (definition?["externalParameters"], definition?["internalParameters"]);
        var buildType = definition?["buildType"]?.AsString() ?? "";
        var stage = outer?["stage"]?.AsString() ?? (buildType.Length > 0 ? buildType : "build");
        var listed = Artifacts(definition?["resolvedDependencies"]);
        var resumed = Resumed(inner?["resumeFrom"] ?? outer?["resumeFrom"], listed);
        // The lineage goes on through a checkpoint that only stands there.
        var materials = resumed is null || listed.Any(m => m == resumed || (m.Digest is not null && m.Digest == resumed.Digest)) ? listed : [.. listed, resumed with { Role = resumed.Role ?? ArtifactRoles.Checkpoint }];
        return new LineageStep
        {
            Id = record.Id,
            Stage = stage,
            Source = record.Source,
            BuildType = buildType,
            Builder = run?["builder"]?["id"]?.AsString(),
            Invocation = run?["metadata"]?["invocationId"]?.AsString(),
            Started = Nodes.Moment(run?["metadata"]?["startedOn"]),
            Finished = Nodes.Moment(run?["metadata"]?["finishedOn"]),
            Materials = materials,
            Products = [.. Artifacts(record.Statement["subject"]), .. Artifacts(run?["byproducts"]).Where(static b => b.Digest is not null)],
            ResumedFrom = resumed,
            Parameters = Parameters(outer?["hyperparameters"]),
            Command = Nodes.Texts(outer?["entryPoint"]),
            Witnesses = record.Witnesses,
            Observation = inner?["observation"] is { } seen ? new StepObservation(Nodes.IsTrue(seen["observed"]), Nodes.Texts(seen["undeclared"]), Nodes.Texts(seen["hosts"])) : StepObservation.None,
            Openings = Nodes.Texts(inner?["openings"]),
            IsOrigin = stage == "collect",
        };
    }

    private static LineageStep OfLink(SignedRecord record)
    {
        var predicate = record.Statement["predicate"];
        return new LineageStep
        {
            Id = record.Id,
            Stage = predicate?["name"]?.AsString() ?? "link",
            Source = record.Source,
            BuildType = Link,
            Materials = Artifacts(predicate?["materials"]),
            Products = Artifacts(record.Statement["subject"]),
            Command = Nodes.Texts(predicate?["command"]),
            Witnesses = record.Witnesses,
        };
    }

    private static ArtifactReference Artifact(DocumentNode node)
    {
        var uri = node["uri"]?.AsString();
        var digest = Nodes.Strong(node["digest"]);
        var annotations = node["annotations"];
        var role = annotations?["role"]?.AsString() ?? (Nodes.IsCommit(digest) ? ArtifactRoles.Code : null);
        var isWeak = Nodes.IsCommit(digest) && role != ArtifactRoles.Code;
        return new ArtifactReference(node["name"]?.AsString() ?? uri ?? "", isWeak ? null : digest)
        {
            Uri = uri,
            Role = role,
            WeakDigest = isWeak ? digest!.ToString() : Nodes.Weak(node["digest"]),
            Files = Artifacts(annotations?["files"]),
            LeftOut = Nodes.Texts(annotations?["leftOut"]),
        };
    }

    // By a name it is the material of that name, where there is one: the record may bind it there.
    private static ArtifactReference? Resumed(DocumentNode? node, IReadOnlyList<ArtifactReference> materials) => node switch
    {
        DocumentMapping => Artifact(node),
        DocumentScalar { Kind: ScalarKind.Text, Text: { Length: > 0 } name } => materials.FirstOrDefault(m => m.Name == name) ?? new ArtifactReference(name, null),
        _ => null,
    };

    private static SortedDictionary<string, string> Parameters(DocumentNode? node) =>
        new(Nodes.Entries(node).Where(static e => e.Value is DocumentScalar).DistinctBy(static e => e.Key, StringComparer.Ordinal).ToDictionary(static e => e.Key, static e => ((DocumentScalar)e.Value).Text, StringComparer.Ordinal), StringComparer.Ordinal);
}
