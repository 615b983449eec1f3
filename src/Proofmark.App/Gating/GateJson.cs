using System.Text.Json;
using System.Text.Json.Serialization;
using Proofmark.Core;
using Proofmark.Core.Json;
using Proofmark.Reporting.Gating;

namespace Proofmark.App.Gating;

/// <summary>The JSON of <c>gate</c>: the envelope with the reasons.</summary>
internal sealed record GateEnvelope : Envelope<GateLine>
{
    /// <summary>True when everything that the policy asks for holds.</summary>
    public required bool Opens { get; init; }

    /// <summary>The policy.</summary>
    public required GatePolicy Policy { get; init; }

    /// <summary>The baseline; absent when everything was judged.</summary>
    public GateBaseline? Baseline { get; init; }

    /// <summary>True when the user asked to believe the assessed tree.</summary>
    public bool TreeTrusted { get; init; }
}

/// <summary>Renders <c>gate</c> as JSON.</summary>
public static class GateJson
{
    /// <summary>Renders a report.</summary>
    public static string Render(GateReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var envelope = new GateEnvelope
        {
            Schema = "proofmark.gate",
            RuleSet = report.RuleSet,
            CatalogueCommit = report.CatalogueCommit,
            AsOf = report.AsOf,
            Subject = new Subject(Core.SubjectKind.System, report.System),
            Outcome = report.Outcome,
            ReasonCodes = report.ReasonCodes,
            Results = report.Reasons,
            Opens = report.Opens,
            Policy = report.Policy,
            Baseline = report.Baseline,
            TreeTrusted = report.TreeTrusted,
        };
        return JsonSerializer.Serialize(envelope, GateJsonContext.Default.GateEnvelope);
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(GateEnvelope))]
internal sealed partial class GateJsonContext : JsonSerializerContext;
