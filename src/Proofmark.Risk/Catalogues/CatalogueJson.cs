using System.Text.Json.Serialization;

namespace Proofmark.Risk.Catalogues;

/// <summary>Source-generated JSON of the catalogue's data files.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(CatalogueFile))]
[JsonSerializable(typeof(FormerIdFile))]
[JsonSerializable(typeof(OverlayFile))]
internal sealed partial class CatalogueJson : JsonSerializerContext;
