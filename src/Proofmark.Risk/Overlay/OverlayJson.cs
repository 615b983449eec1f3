using System.Text.Json.Serialization;

namespace Proofmark.Risk.Overlay;

/// <summary>The layout of <c>x-effects.json</c>.</summary>
internal sealed record EffectFile(
    string Id,
    string Note,
    IReadOnlyList<EffectCeiling> Ceilings,
    IReadOnlyList<MechanismGroup> Groups,
    IReadOnlyList<Effect> Rows);

/// <summary>The layout of <c>x-priors.json</c>.</summary>
internal sealed record PriorFile(string Id, string Note, IReadOnlyList<RiskPrior> Rows);

/// <summary>The layout of <c>x-risks.json</c>.</summary>
internal sealed record OwnRiskFile(string Id, string Note, IReadOnlyList<OwnRisk> Rows);

/// <summary>Source-generated JSON of the overlay.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(EffectFile))]
[JsonSerializable(typeof(PriorFile))]
[JsonSerializable(typeof(OwnRiskFile))]
internal sealed partial class OverlayJson : JsonSerializerContext;
