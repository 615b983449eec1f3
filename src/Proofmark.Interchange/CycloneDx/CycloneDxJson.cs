using System.Text.Json.Serialization;

namespace Proofmark.Interchange.CycloneDx;

/// <summary>Source-generated JSON of CycloneDX.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(CycloneDxBom))]
internal sealed partial class CycloneDxJson : JsonSerializerContext;
