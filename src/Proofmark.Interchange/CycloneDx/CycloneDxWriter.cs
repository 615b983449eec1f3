using System.Text.Json;
using System.Text.Json.Serialization;

namespace Proofmark.Interchange.CycloneDx;

/// <summary>Writes bills of materials as JSON.</summary>
public static class CycloneDxWriter
{
    /// <summary>The JSON of a bill of materials; same content, same text.</summary>
    public static string Write(CycloneDxBom bom) => JsonSerializer.Serialize(bom, CycloneDxJson.Default.CycloneDxBom) + "\n";
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(CycloneDxBom))]
internal sealed partial class CycloneDxJson : JsonSerializerContext;
