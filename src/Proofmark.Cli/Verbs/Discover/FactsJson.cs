using System.Text.Json;
using System.Text.Json.Serialization;
using Proofmark.Core;
using Proofmark.Core.Json;
using Proofmark.Systems.Facts;
using Proofmark.Systems.Model;

namespace Proofmark.Cli.Verbs.Discover;

/// <summary>JSON of discovered facts.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(Envelope<Fact>))]
internal sealed partial class FactsJson : JsonSerializerContext
{
    public static string Render(SystemModel model, DateTimeOffset asOf) => JsonSerializer.Serialize(
        new Envelope<Fact>
        {
            Schema = "proofmark.discover",
            AsOf = asOf,
            Subject = new Subject(Core.SubjectKind.System, model.Id),
            Outcome = model.Unread.Count == 0 ? Core.Outcome.Pass : Core.Outcome.NotEstablished,
            ReasonCodes = ReasonCodes.Sorted(model.Unread.Select(u => u.Code)),
            Results = model.Facts,
        },
        Default.EnvelopeFact);
}
