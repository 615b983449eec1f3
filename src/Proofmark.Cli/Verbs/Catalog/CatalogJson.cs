using System.Text.Json;
using Proofmark.Cli.Output;
using Proofmark.Core;
using Proofmark.Core.Json;
using Proofmark.Reporting.Terminal;
using Proofmark.Risk.Catalogues;

namespace Proofmark.Cli.Verbs.Catalog;

/// <summary>JSON of catalogue entries.</summary>
internal static class CatalogJson
{
    public static string Render(Catalogue catalogue, IReadOnlyList<CatalogueLine> entries, DateTimeOffset asOf) => JsonSerializer.Serialize(
        new Envelope<CatalogueLine>
        {
            Schema = "proofmark.catalog",
            CatalogueCommit = catalogue.Commit,
            AsOf = asOf,
            Subject = new Subject(Core.SubjectKind.Artifact, catalogue.Source),
            Outcome = Core.Outcome.NotApplicable,
            ReasonCodes = ["lookup"],
            Results = entries,
        },
        VerbJson.Default.EnvelopeCatalogueLine);
}
