using System.Text.Json;
using System.Text.Json.Serialization;
using Proofmark.Core;
using Proofmark.Core.Json;
using Proofmark.Provenance.Lineage.Evidence;
using Proofmark.Provenance.Lineage.Tracing;
using Proofmark.Provenance.Lineage.Windows;

namespace Proofmark.App.Lineage;

/// <summary>The JSON of <c>trace</c>: the envelope with its check results, and what was found.</summary>
internal sealed record TraceEnvelope : Envelope<CheckResult>
{
    /// <summary>The steps that the model came through, nearest first.</summary>
    public required IReadOnlyList<TracedStep> Steps { get; init; }

    /// <summary>Open windows.</summary>
    public required IReadOnlyList<TamperWindow> Windows { get; init; }

    /// <summary>The fewest attestations that close them.</summary>
    public required ClosingSet Closing { get; init; }

    /// <summary>What cannot be true together.</summary>
    public required IReadOnlyList<Contradiction> Contradictions { get; init; }

    /// <summary>The level of the Artifact Integrity Maturity Model that holds, 0 to 3.</summary>
    public required int MaturityLevel { get; init; }

    /// <summary>Its requirements.</summary>
    public required IReadOnlyList<MaturityRequirement> Requirements { get; init; }

    /// <summary>What cards, configurations, weights, states of trainers and bills of material say.</summary>
    public required IReadOnlyList<LineageFact> Facts { get; init; }

    /// <summary>Records that were read.</summary>
    public required IReadOnlyList<LineageDocument> Documents { get; init; }

    /// <summary>What the result does not say.</summary>
    public required IReadOnlyList<string> Reservations { get; init; }
}

/// <summary>Renders <c>trace</c> as JSON.</summary>
public static class TraceJson
{
    /// <summary>Renders a report.</summary>
    public static string Render(TraceReport report, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(report);
        var trace = report.Trace;
        var envelope = new TraceEnvelope
        {
            Schema = "proofmark.trace",
            AsOf = asOf,
            Subject = new Subject(SubjectKind.Artifact, trace.Target.Name, trace.Target.Digest),
            Outcome = report.Outcome,
            ReasonCodes = [.. report.Checks.SelectMany(static c => c.ReasonCodes).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Results = report.Checks,
            Steps = trace.Steps,
            Windows = trace.Windows,
            Closing = trace.Closing,
            Contradictions = trace.Contradictions,
            MaturityLevel = trace.MaturityLevel,
            Requirements = trace.Requirements,
            Facts = trace.Evidence.Facts,
            Documents = trace.Evidence.Documents,
            Reservations = TraceText.Reservations,
        };
        return JsonSerializer.Serialize(envelope, TraceJsonContext.Default.TraceEnvelope);
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(TraceEnvelope))]
internal sealed partial class TraceJsonContext : JsonSerializerContext;
