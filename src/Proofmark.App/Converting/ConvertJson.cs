using System.Text.Json;
using System.Text.Json.Serialization;
using Proofmark.Core;
using Proofmark.Core.Json;
using Proofmark.Reporting.Converting;

namespace Proofmark.App.Converting;

/// <summary>The JSON of <c>convert</c>: the envelope with the tensors.</summary>
internal sealed record ConvertEnvelope : Envelope<ConvertedTensor>
{
    /// <summary>True when the output was written.</summary>
    public required bool Written { get; init; }

    /// <summary>The output.</summary>
    public required string Output { get; init; }

    /// <summary>How the converted file is written.</summary>
    public string? Layout { get; init; }

    /// <summary>What the scan of the converted file found.</summary>
    public required CheckResult Parent { get; init; }

    /// <summary>What the scan says in one word.</summary>
    public required string ParentVerdict { get; init; }

    /// <summary>Why nothing was written.</summary>
    public required IReadOnlyList<ConversionObstacle> Obstacles { get; init; }

    /// <summary>Values that are no tensors.</summary>
    public required IReadOnlyList<OmittedValue> LeftOut { get; init; }

    /// <summary>Their number.</summary>
    public required long LeftOutCount { get; init; }

    /// <summary>Groups of names that share memory in the converted file.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Shared { get; init; }
}

/// <summary>Renders <c>convert</c> as JSON.</summary>
public static class ConvertJson
{
    /// <summary>Renders a report about an output that was written, or could not be.</summary>
    public static string Render(ConversionReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var envelope = new ConvertEnvelope
        {
            Schema = "proofmark.convert",
            RuleSet = report.Parent.RuleSet,
            AsOf = report.AsOf,
            Subject = report.Parent.Subject,
            Outcome = report.Outcome,
            ReasonCodes = report.ReasonCodes,
            Results = report.Tensors,
            Written = report.CanWrite,
            Output = report.Output,
            Layout = report.Layout,
            Parent = report.Parent,
            ParentVerdict = Converting.ParentVerdict.Of(report.Parent),
            Obstacles = report.Obstacles,
            LeftOut = report.LeftOut,
            LeftOutCount = report.LeftOutCount,
            Shared = report.Shared,
        };
        return JsonSerializer.Serialize(envelope, ConvertJsonContext.Default.ConvertEnvelope);
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(ConvertEnvelope))]
internal sealed partial class ConvertJsonContext : JsonSerializerContext;
