using Proofmark.Core;

namespace Proofmark.Provenance.Lineage.Evidence;

/// <summary>An artifact as a record names it.</summary>
/// <param name="Name">Its name, for example a path; empty when it has none.</param>
/// <param name="Digest">SHA-256 of a file, or the root over a folder; null when the record binds no bytes by SHA-256 or better.</param>
public sealed record ArtifactReference(string Name, Digest? Digest)
{
    /// <summary>Where it was taken from; null when the record does not say.</summary>
    public string? Uri { get; init; }

    /// <summary>What it was for, for example <c>training-data</c> or <c>base-model</c>; null when the record does not say. Names: <see cref="ArtifactRoles"/>.</summary>
    public string? Role { get; init; }

    /// <summary>A digest by an algorithm that is too weak to bind bytes, as <c>md5:HEX</c>; null for none.</summary>
    public string? WeakDigest { get; init; }

    /// <summary>Files of a folder with their digests; empty for a file, and where the record does not list them.</summary>
    public IReadOnlyList<ArtifactReference> Files { get; init; } = [];

    /// <summary>Paths of a folder that its digest leaves out, although they were there.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];
}

/// <summary>Roles of artifacts in steps.</summary>
public static class ArtifactRoles
{
    /// <summary>The model that a step starts from.</summary>
    public const string BaseModel = "base-model";

    /// <summary>Data that a step learns from or transforms.</summary>
    public const string TrainingData = "training-data";

    /// <summary>Data that a model is tested with.</summary>
    public const string EvaluationData = "evaluation-data";

    /// <summary>A state of training that a step goes on from.</summary>
    public const string Checkpoint = "checkpoint";

    /// <summary>An adapter that is merged.</summary>
    public const string Adapter = "adapter";

    /// <summary>Programs.</summary>
    public const string Code = "code";

    /// <summary>Settings of a step.</summary>
    public const string Configuration = "configuration";

    /// <summary>Locked packages.</summary>
    public const string Packages = "packages";

    /// <summary>The container or machine image.</summary>
    public const string Environment = "environment";

    /// <summary>All names.</summary>
    public static IReadOnlyList<string> All { get; } = [BaseModel, TrainingData, EvaluationData, Checkpoint, Adapter, Code, Configuration, Packages, Environment];
}

/// <summary>Somebody who signed a record, and whom the user's policy trusts to do so.</summary>
/// <param name="Name">What the policy calls them.</param>
/// <param name="Key">Digest of the public key; one key behind two names is one witness.</param>
/// <param name="BuildLevel">Level of the SLSA build track, 1 to 3, that the policy grants to what they build.</param>
/// <param name="Time">When the signature is known to have existed at the latest, by a trusted authority or log; null without one.</param>
public sealed record StepWitness(string Name, string Key, int BuildLevel, DateTimeOffset? Time);

/// <summary>What is known of the files that a step opened.</summary>
/// <param name="IsObserved">True when the recorder saw every file that was opened.</param>
/// <param name="Undeclared">Files that were opened and are no material, product, package or part of the machine image.</param>
/// <param name="Hosts">Network addresses that were connected to.</param>
public sealed record StepObservation(bool IsObserved, IReadOnlyList<string> Undeclared, IReadOnlyList<string> Hosts)
{
    /// <summary>Nothing was seen.</summary>
    public static StepObservation None { get; } = new(false, [], []);
}

/// <summary>Something that made artifacts out of others: a training, a merge, a conversion, or the collection of a data set.</summary>
public sealed record LineageStep
{
    /// <summary>What tells it from others: the digest of the record.</summary>
    public required string Id { get; init; }

    /// <summary>The kind of step as the record names it, for example <c>train</c>.</summary>
    public required string Stage { get; init; }

    /// <summary>Where the record lies, for people.</summary>
    public required string Source { get; init; }

    /// <summary>How the record says it was made: a build type, or <c>in-toto link</c>.</summary>
    public required string BuildType { get; init; }

    /// <summary>The platform that ran it; null when the record does not say.</summary>
    public string? Builder { get; init; }

    /// <summary>Tells one run of a step from another; null when the record does not say.</summary>
    public string? Invocation { get; init; }

    /// <summary>When it began; null when the record does not say.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>When it ended; null when the record does not say.</summary>
    public DateTimeOffset? Finished { get; init; }

    /// <summary>What went in.</summary>
    public IReadOnlyList<ArtifactReference> Materials { get; init; } = [];

    /// <summary>What came out.</summary>
    public IReadOnlyList<ArtifactReference> Products { get; init; } = [];

    /// <summary>The state of training that it went on from; null when it did not. Also among the materials.</summary>
    public ArtifactReference? ResumedFrom { get; init; }

    /// <summary>Settings, as the record gives them: hyper-parameters, seeds, mixture weights.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What ran.</summary>
    public IReadOnlyList<string> Command { get; init; } = [];

    /// <summary>Trusted identities that signed the record; empty when nobody who is trusted did.</summary>
    public IReadOnlyList<StepWitness> Witnesses { get; init; } = [];

    /// <summary>What is known of the files that it opened.</summary>
    public StepObservation Observation { get; init; } = StepObservation.None;

    /// <summary>Ways in which others could reach into the step while it ran, as the record admits them: <c>shared-mount</c>, <c>warm-cache</c>, <c>remote-shell</c>, <c>network</c>.</summary>
    public IReadOnlyList<string> Openings { get; init; } = [];

    /// <summary>True for a record of where data came from: its products need no further producer.</summary>
    public bool IsOrigin { get; init; }

    /// <summary>Level of the SLSA build track: 1 for a record, 2 and 3 as the policy grants to who signed it.</summary>
    public int BuildLevel => Witnesses.Select(static w => Math.Clamp(w.BuildLevel, 1, 3)).DefaultIfEmpty(1).Max();

    /// <summary>How well it is founded.</summary>
    public LineageRung Rung => Witnesses.Count > 0 ? LineageRung.Attested : LineageRung.Measured;
}
