using System.Text.Json;
using System.Text.Json.Serialization;

namespace Proofmark.Interchange.Oscal;

/// <summary>Writes OSCAL documents: UTF-8 text with a final line feed; same document, same bytes.</summary>
public static class OscalWriter
{
    /// <summary>Assessment results as text.</summary>
    public static string Write(OscalAssessmentResults document) =>
        JsonSerializer.Serialize(new OscalAssessmentResultsFile(document), OscalJson.Default.OscalAssessmentResultsFile) + "\n";

    /// <summary>A plan of action and milestones as text.</summary>
    public static string Write(OscalPoam document) =>
        JsonSerializer.Serialize(new OscalPoamFile(document), OscalJson.Default.OscalPoamFile) + "\n";
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.KebabCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(OscalAssessmentResultsFile))]
[JsonSerializable(typeof(OscalPoamFile))]
internal sealed partial class OscalJson : JsonSerializerContext;
