using System.Text.Encodings.Web;
using System.Text.Json;
using Proofmark.Core.Json;

namespace Proofmark.Provenance.ModelSigning;

/// <summary>Writes the statement of a model signature. The same manifest gives the same bytes.</summary>
internal static class ManifestWriter
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // About what is written, so that the buffer rarely grows.
    private const int BytesBeside = 2048;
    private const int BytesOfResource = 224;

    public static byte[] Write(Manifest manifest) => JsonBytes.Of(
        json =>
        {
            json.WriteString("_type", ManifestReader.StatementType);
            WriteSubject(json, manifest);
            json.WriteString("predicateType", ManifestReader.Predicate);
            json.WriteStartObject("predicate");
            WriteMethod(json, manifest.Method);
            WriteResources(json, manifest);
            json.WriteEndObject();
        },
        capacity: BytesBeside + (manifest.Resources.Count * BytesOfResource),
        Options);

    private static void WriteSubject(Utf8JsonWriter json, Manifest manifest)
    {
        json.WriteStartArray("subject");
        json.WriteStartObject();
        json.WriteString("name", manifest.ModelName);
        json.WriteStartObject("digest");
        json.WriteString("sha256", manifest.Root.Hex);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteMethod(Utf8JsonWriter json, ManifestMethod method)
    {
        json.WriteStartObject("serialization");
        json.WriteString("method", method.ShardSize is null ? "files" : "shards");
        json.WriteString("hash_type", method.Hash.Name());
        json.WriteBoolean("allow_symlinks", method.AllowSymlinks);
        if (method.ShardSize is { } size)
        {
            json.WriteNumber("shard_size", size);
        }

        json.WriteStartArray("ignore_paths");
        foreach (var path in method.IgnorePaths.Distinct(StringComparer.Ordinal).Order(PathOrder.Instance))
        {
            json.WriteStringValue(path);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteResources(Utf8JsonWriter json, Manifest manifest)
    {
        json.WriteStartArray("resources");
        foreach (var resource in manifest.Resources)
        {
            json.WriteStartObject();
            json.WriteString("name", resource.Name);
            json.WriteString("algorithm", manifest.Method.Algorithm);
            json.WriteString("digest", Convert.ToHexStringLower(resource.Value.Span));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
