using System.Text.Json;
using Proofmark.Cli.Output;
using Proofmark.Core;
using Proofmark.Core.Json;
using Proofmark.Reporting.Terminal;
using Proofmark.Risk.Catalogues;
using Proofmark.Risk.Catalogues.Checking;
using Proofmark.Risk.Catalogues.Comparing;

namespace Proofmark.Cli.Verbs.Catalog;

/// <summary>JSON of the answers of <c>catalog</c>.</summary>
internal static class CatalogJson
{
    public static string Render(Catalogue catalogue, IReadOnlyList<CatalogueLine> entries, DateTimeOffset asOf) =>
        LookupJson.Render("proofmark.catalog", catalogue, asOf, entries, VerbJson.Default.EnvelopeCatalogueLine);

    public static string Faults(CatalogueDocument document, IReadOnlyList<CatalogueFault> faults, Outcome outcome, DateTimeOffset asOf) => JsonSerializer.Serialize(
        Answer("proofmark.catalog-check", document, faults, outcome, ReasonCodes.Sorted(faults.Select(f => f.Code).DefaultIfEmpty("no-faults")), asOf),
        VerbJson.Default.EnvelopeCatalogueFault);

    public static string Changes(CatalogueDocument after, IReadOnlyList<CatalogueChange> changes, DateTimeOffset asOf) => JsonSerializer.Serialize(
        Answer("proofmark.catalog-diff", after, changes, Outcome.NotApplicable, [changes.Count == 0 ? "same" : "different"], asOf), VerbJson.Default.EnvelopeCatalogueChange);

    private static Envelope<T> Answer<T>(string schema, CatalogueDocument document, IReadOnlyList<T> results, Outcome outcome, IReadOnlyList<string> reasons, DateTimeOffset asOf) => new()
    {
        Schema = schema,
        CatalogueCommit = document.Commit,
        AsOf = asOf,
        Subject = new Subject(SubjectKind.Artifact, document.Source),
        Outcome = outcome,
        ReasonCodes = reasons,
        Results = results,
    };
}
