using System.Text.Json;
using Proofmark.Cli.Output;
using Proofmark.Core;
using Proofmark.Core.Json;
using Proofmark.Systems.Facts;
using Proofmark.Systems.Model;

namespace Proofmark.Cli.Verbs.Discover;

/// <summary>JSON of discovered facts.</summary>
internal static class FactsJson
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
        VerbJson.Default.EnvelopeFact);
}
