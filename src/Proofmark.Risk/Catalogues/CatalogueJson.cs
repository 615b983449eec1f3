using System.Text.Json.Serialization;

namespace Proofmark.Risk.Catalogues;

/// <summary>Source-generated JSON of the catalogue's data files.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(CatalogueFile))]
[JsonSerializable(typeof(AtlasFile))]
[JsonSerializable(typeof(OverlayFile))]
internal sealed partial class CatalogueJson : JsonSerializerContext;
