using System.Text.Json.Serialization;

namespace Proofmark.Risk.Bindings;

/// <summary>The layout of <c>bindings.json</c>.</summary>
internal sealed record BindingFile(IReadOnlyList<Binding> Bindings);

/// <summary>Source-generated JSON of the bindings.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(BindingFile))]
internal sealed partial class BindingJson : JsonSerializerContext;
