using System.Text.Json.Serialization;

namespace Proofmark.Core.Json;

/// <summary>Source-generated JSON of the words of the house: camelCase, two-space indent, nulls left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true,
    NewLine = "\n",
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(CheckResult))]
[JsonSerializable(typeof(EvidenceStatement))]
[JsonSerializable(typeof(Envelope<CheckResult>))]
public sealed partial class CoreJson : JsonSerializerContext;
