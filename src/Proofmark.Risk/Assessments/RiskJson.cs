using System.Text.Json.Serialization;
using Proofmark.Core.Json;
using Proofmark.Risk.Catalogues;
using Proofmark.Risk.Evidence;

namespace Proofmark.Risk.Assessments;

/// <summary>Source-generated JSON of assessments, catalogue entries and evidence: camelCase, two-space indent, nulls left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true,
    NewLine = "\n",
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(Assessment))]
[JsonSerializable(typeof(Envelope<Assessment>))]
[JsonSerializable(typeof(Envelope<RiskEntry>))]
[JsonSerializable(typeof(Envelope<ControlEntry>))]
[JsonSerializable(typeof(Envelope<ComponentEntry>))]
[JsonSerializable(typeof(Envelope<PersonaEntry>))]
[JsonSerializable(typeof(Envelope<EvidenceItem>))]
public sealed partial class RiskJson : JsonSerializerContext;
