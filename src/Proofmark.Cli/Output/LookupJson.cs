using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Proofmark.Core;
using Proofmark.Core.Json;
using Proofmark.Risk.Catalogues;

namespace Proofmark.Cli.Output;

/// <summary>JSON of verbs that look something up in the catalogue: nothing was tested, so that there is no outcome.</summary>
internal static class LookupJson
{
    public static string Render<T>(string schema, Catalogue catalogue, DateTimeOffset asOf, IReadOnlyList<T> results, JsonTypeInfo<Envelope<T>> layout) => JsonSerializer.Serialize(
        new Envelope<T>
        {
            Schema = schema,
            CatalogueCommit = catalogue.Commit,
            AsOf = asOf,
            Subject = new Subject(SubjectKind.Artifact, catalogue.Source),
            Outcome = Outcome.NotApplicable,
            ReasonCodes = ["lookup"],
            Results = results,
        },
        layout);
}
