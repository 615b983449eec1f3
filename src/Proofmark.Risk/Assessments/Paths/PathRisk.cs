using System.Text.Json;
using System.Text.Json.Serialization;

namespace Proofmark.Risk.Assessments.Paths;

/// <summary>A risk that has to come true at a component for an attack to pass it (<c>x-path-risks.json</c>).</summary>
/// <param name="Risk">Risk id.</param>
/// <param name="Basis">What the row rests on.</param>
/// <param name="Reason">Why.</param>
internal sealed record PathRisk(string Risk, string Basis, string Reason)
{
    private static readonly Lazy<IReadOnlyList<PathRisk>> Embedded = new(() =>
        JsonSerializer.Deserialize(EmbeddedData.Read("x-path-risks.json"), PathRiskJson.Default.PathRiskFile)!.Rows);

    /// <summary>The rows that are part of this build.</summary>
    public static IReadOnlyList<PathRisk> Load() => Embedded.Value;
}

/// <summary>The layout of <c>x-path-risks.json</c>.</summary>
internal sealed record PathRiskFile(string Id, string Note, IReadOnlyList<PathRisk> Rows);

/// <summary>Source-generated JSON of the path risks.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(PathRiskFile))]
internal sealed partial class PathRiskJson : JsonSerializerContext;
