using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Proofmark.Core.Json;
using Proofmark.Provenance.Lineage.Evidence;
using Proofmark.Provenance.Lineage.Reading;
using Proofmark.Provenance.ModelSigning;

namespace Proofmark.Provenance.Lineage.Recording;

/// <summary>Writes a step as an in-toto Statement v1 with SLSA provenance v1, which <see cref="StepReader"/> reads. The same step gives the same bytes.</summary>
internal static class ProvenanceWriter
{
    /// <summary>How these steps are recorded: see docs/lineage.md.</summary>
    public const string BuildType = "urn:proofmark:recorded-step:v1";

    /// <summary>Who recorded a step, where its platform has no name.</summary>
    public const string UnnamedBuilder = "urn:proofmark:unnamed-builder";

    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(LineageStep step, StepContext context) => JsonBytes.Of(
        json =>
        {
            json.WriteString("_type", ManifestReader.StatementType);
            WriteArtifacts(json, "subject", step.Products);
            json.WriteString("predicateType", StepReader.Provenance);
            json.WriteStartObject("predicate");
            json.WriteStartObject("buildDefinition");
            json.WriteString("buildType", step.BuildType);
            WriteExternal(json, step);
            WriteInternal(json, step, context);
            WriteArtifacts(json, "resolvedDependencies", step.Materials);
            json.WriteEndObject();
            WriteRun(json, step, context);
            json.WriteEndObject();
        },
        options: Options);

    private static void WriteExternal(Utf8JsonWriter json, LineageStep step)
    {
        json.WriteStartObject("externalParameters");
        json.WriteString("stage", step.Stage);
        WriteTexts(json, "entryPoint", step.Command);
        WriteMap(json, "hyperparameters", step.Parameters);
        json.WriteEndObject();
    }

    private static void WriteInternal(Utf8JsonWriter json, LineageStep step, StepContext context)
    {
        json.WriteStartObject("internalParameters");
        if (step.ResumedFrom is { } checkpoint)
        {
            json.WriteStartObject("resumeFrom");
            WriteMembers(json, checkpoint);
            json.WriteEndObject();
        }

        WriteTexts(json, "openings", step.Openings);
        json.WriteStartObject("observation");
        json.WriteBoolean("observed", step.Observation.IsObserved);
        WriteTexts(json, "notObserved", context.NotObserved);
        WriteTexts(json, "undeclared", step.Observation.Undeclared);
        WriteTexts(json, "hosts", step.Observation.Hosts);
        json.WriteEndObject();
        WriteMap(json, "host", context.Host);
        if (context.Commit is { } commit)
        {
            json.WriteStartObject("source");
            json.WriteString("gitCommit", commit);
            json.WriteBoolean("treeCompared", false);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteRun(Utf8JsonWriter json, LineageStep step, StepContext context)
    {
        json.WriteStartObject("runDetails");
        json.WriteStartObject("builder");
        json.WriteString("id", step.Builder);
        json.WriteStartObject("version");
        json.WriteString("proofmark", context.ToolVersion);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartObject("metadata");
        json.WriteString("invocationId", step.Invocation);
        WriteMoment(json, "startedOn", step.Started);
        WriteMoment(json, "finishedOn", step.Finished);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteArtifacts(Utf8JsonWriter json, string name, IReadOnlyList<ArtifactReference> artifacts)
    {
        json.WriteStartArray(name);
        foreach (var artifact in artifacts)
        {
            json.WriteStartObject();
            WriteMembers(json, artifact);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteMembers(Utf8JsonWriter json, ArtifactReference artifact)
    {
        json.WriteString("name", artifact.Name);
        if (artifact.Digest is { } digest)
        {
            json.WriteStartObject("digest");
            json.WriteString(digest.Algorithm, digest.Hex);
            json.WriteEndObject();
        }

        if (artifact.Role is null && artifact.Files.Count == 0 && artifact.LeftOut.Count == 0)
        {
            return;
        }

        json.WriteStartObject("annotations");
        if (artifact.Role is { } role)
        {
            json.WriteString("role", role);
        }

        if (artifact.Files.Count > 0)
        {
            json.WriteString("digestKind", "openssf-model-signing-root");
            WriteArtifacts(json, "files", artifact.Files);
        }

        if (artifact.LeftOut.Count > 0)
        {
            WriteTexts(json, "leftOut", artifact.LeftOut);
        }

        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static void WriteMap(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, string> values)
    {
        json.WriteStartObject(name);
        foreach (var (key, value) in values.OrderBy(static v => v.Key, StringComparer.Ordinal))
        {
            json.WriteString(key, value);
        }

        json.WriteEndObject();
    }

    private static void WriteMoment(Utf8JsonWriter json, string name, DateTimeOffset? moment) =>
        json.WriteString(name, moment?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
}

/// <summary>What a record tells beside the step: for people, nothing is concluded from it.</summary>
/// <param name="NotObserved">Why the run was not observed in full, as codes.</param>
/// <param name="Host">Facts of the machine.</param>
/// <param name="Commit">The commit of the working tree; null for none.</param>
/// <param name="ToolVersion">Version of the recorder.</param>
internal sealed record StepContext(IReadOnlyList<string> NotObserved, IReadOnlyDictionary<string, string> Host, string? Commit, string ToolVersion);
