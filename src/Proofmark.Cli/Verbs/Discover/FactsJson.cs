using System.Text.Json;
using System.Text.Json.Serialization;
using Proofmark.Core;
using Proofmark.Core.Json;
using Proofmark.Systems.Facts;
using Proofmark.Systems.Model;

namespace Proofmark.Cli.Verbs.Discover;

/// <summary>The envelope of <c>discover</c>.</summary>
internal sealed record FactsEnvelope : Envelope<Fact>
{
    /// <summary>What may hold facts and was not read.</summary>
    public required IReadOnlyList<UnreadPart> Unread { get; init; }

    /// <summary>Where installed packages and records of this tool were left out.</summary>
    public required IReadOnlyList<string> LeftOut { get; init; }
}

/// <summary>JSON of discovered facts.</summary>
internal static class FactsJson
{
    public static string Render(SystemModel model, DateTimeOffset asOf) => JsonSerializer.Serialize(
        new FactsEnvelope
        {
            Schema = "proofmark.discover",
            AsOf = asOf,
            Subject = new Subject(Core.SubjectKind.System, model.Id),
            Outcome = model.Unread.Count == 0 ? Core.Outcome.Pass : Core.Outcome.NotEstablished,
            ReasonCodes = ReasonCodes.Sorted(model.Unread.Select(u => u.Code)),
            Results = model.Facts,
            Unread = model.Unread,
            LeftOut = model.Excluded,
        },
        FactsJsonContext.Default.FactsEnvelope);
}

/// <summary>Source-generated JSON of <c>discover</c>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(FactsEnvelope))]
internal sealed partial class FactsJsonContext : JsonSerializerContext;
