using Proofmark.Core;

namespace Proofmark.Provenance.Lineage.Evidence;

/// <summary>All that was read about where artifacts come from. Signatures were verified when it was read.</summary>
public sealed record LineageEvidence
{
    /// <summary>Steps.</summary>
    public IReadOnlyList<LineageStep> Steps { get; init; } = [];

    /// <summary>Artifacts that somebody who is trusted published under a model signature.</summary>
    public IReadOnlyList<Release> Releases { get; init; } = [];

    /// <summary>Summaries of verifications that others made.</summary>
    public IReadOnlyList<Summary> Summaries { get; init; } = [];

    /// <summary>Statements about an artifact that make nothing: evaluations, properties, test results.</summary>
    public IReadOnlyList<Statement> Statements { get; init; } = [];

    /// <summary>What cards, configurations, weights and bills of material say.</summary>
    public IReadOnlyList<LineageFact> Facts { get; init; } = [];

    /// <summary>Every file that was looked at.</summary>
    public IReadOnlyList<LineageDocument> Documents { get; init; } = [];
}

/// <summary>An artifact under the signature of a publisher.</summary>
/// <param name="Artifact">The artifact with its files; <see cref="ArtifactReference.LeftOut"/> names what the signature does not cover although it is there.</param>
/// <param name="Source">Where the signature lies.</param>
/// <param name="Witnesses">Trusted identities that signed.</param>
public sealed record Release(ArtifactReference Artifact, string Source, IReadOnlyList<StepWitness> Witnesses);

/// <summary>What a verifier concluded about an artifact (SLSA verification summary).</summary>
/// <param name="Artifact">The artifact.</param>
/// <param name="Passed">The conclusion.</param>
/// <param name="Verifier">Who concluded.</param>
/// <param name="Time">When.</param>
/// <param name="Source">Where it lies.</param>
/// <param name="Witnesses">Trusted identities that signed; empty when nobody who is trusted did.</param>
public sealed record Summary(ArtifactReference Artifact, bool Passed, string? Verifier, DateTimeOffset? Time, string Source, IReadOnlyList<StepWitness> Witnesses);

/// <summary>A statement about an artifact.</summary>
/// <param name="Artifact">The artifact.</param>
/// <param name="Kind">The predicate type or the name of the property.</param>
/// <param name="Category">What it speaks of: <c>model</c>, <c>data</c>, <c>process</c> or <c>infrastructure</c>.</param>
/// <param name="Source">Where it lies.</param>
/// <param name="Witnesses">Trusted identities that signed; empty when nobody who is trusted did.</param>
public sealed record Statement(ArtifactReference Artifact, string Kind, string Category, string Source, IReadOnlyList<StepWitness> Witnesses);

/// <summary>Something that a file says about lineage.</summary>
/// <param name="Subject">What it is said of: a path of the model, or a name.</param>
/// <param name="Name">What is said, for example <c>base-model</c>; see <see cref="LineageFacts"/>.</param>
/// <param name="Value">The value.</param>
/// <param name="Rung">How well it is founded.</param>
/// <param name="Source">Where it stands.</param>
public sealed record LineageFact(string Subject, string Name, string Value, LineageRung Rung, string Source)
{
    /// <summary>Digest that goes with the value, for example of a base model; null for none.</summary>
    public Digest? Digest { get; init; }
}

/// <summary>Names of facts.</summary>
public static class LineageFacts
{
    /// <summary>A model that this one was made from.</summary>
    public const string BaseModel = "base-model";

    /// <summary>How it was made from it.</summary>
    public const string BaseModelRelation = "base-model-relation";

    /// <summary>A data set.</summary>
    public const string Dataset = "dataset";

    /// <summary>Code that a loader of the model fetches or runs.</summary>
    public const string RemoteCode = "remote-code";

    /// <summary>Number of the last step of training.</summary>
    public const string GlobalStep = "global-step";

    /// <summary>Number of the first step of training that a trainer's log holds.</summary>
    public const string FirstLoggedStep = "first-logged-step";

    /// <summary>A path on the machine that made the model: it names no model that others can find.</summary>
    public const string LocalPath = "local-path";

    /// <summary>What a loader was given; often the model itself, so it is no claim about a base.</summary>
    public const string NameOrPath = "name-or-path";

    /// <summary>Revision of the base model.</summary>
    public const string BaseModelRevision = "base-model-revision";

    /// <summary>A data set that the model was tested with.</summary>
    public const string EvaluationDataset = "evaluation-dataset";

    /// <summary>Version of the library that wrote the model.</summary>
    public const string ToolVersion = "tool-version";

    /// <summary>Passes over the training data.</summary>
    public const string Epoch = "epoch";

    /// <summary>The checkpoint that a trainer kept as its best.</summary>
    public const string BestCheckpoint = "best-checkpoint";

    /// <summary>Where the file says that its model is found.</summary>
    public const string Origin = "origin";

    /// <summary>Who says that they quantised the model.</summary>
    public const string QuantizedBy = "quantized-by";

    /// <summary>Another entry of the metadata of weights, as <c>key=value</c>.</summary>
    public const string WeightMetadata = "weight-metadata";
}

/// <summary>A file of evidence.</summary>
/// <param name="Path">The file.</param>
/// <param name="Kind">What it is, for example <c>slsa-provenance</c> or <c>model-card</c>.</param>
/// <param name="Outcome">Pass when its signature is by somebody who is trusted, fail when it is not what it claims, not applicable when files of its kind are never signed and it was read in full, not established otherwise.</param>
/// <param name="Message">Why not; null after a pass.</param>
public sealed record LineageDocument(string Path, string Kind, Outcome Outcome, string? Message);
