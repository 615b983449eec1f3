using System.Text.Json;
using System.Text.Json.Serialization;
using Proofmark.Core;
using Proofmark.Core.Json;
using Proofmark.Reporting;
using Proofmark.Reporting.Trends;
using Proofmark.Risk.Assessments;

namespace Proofmark.App.Assessing;

/// <summary>The JSON of <c>assess</c>: the envelope with the check results, and the assessment beside them.</summary>
internal sealed record AssessEnvelope : Envelope<CheckResult>
{
    /// <summary>What the evidence says.</summary>
    public required Assessment Assessment { get; init; }

    /// <summary>What moved since an earlier assessment; absent when none was named.</summary>
    public Trend? Trend { get; init; }
}

/// <summary>Renders <c>assess</c> as JSON.</summary>
public static class AssessJson
{
    /// <summary>Name of the schema.</summary>
    public const string SchemaName = "proofmark.assess";

    /// <summary>Renders a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="reasonCodes">Sorted codes that explain its outcome.</param>
    public static string Render(AssessmentReport report, IReadOnlyList<string> reasonCodes)
    {
        ArgumentNullException.ThrowIfNull(report);
        var envelope = new AssessEnvelope
        {
            Schema = SchemaName,
            RuleSet = report.RuleSet,
            CatalogueCommit = report.CatalogueCommit,
            AsOf = report.AsOf,
            Subject = new Subject(Core.SubjectKind.System, report.System.Id),
            Outcome = report.Outcome,
            ReasonCodes = reasonCodes,
            Results = report.Results,
            Assessment = report.Assessment,
            Trend = report.Trend,
        };
        return JsonSerializer.Serialize(envelope, AssessJsonContext.Default.AssessEnvelope);
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true,
    NewLine = "\n",
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(AssessEnvelope))]
internal sealed partial class AssessJsonContext : JsonSerializerContext;
