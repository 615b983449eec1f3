using Proofmark.Cli.Verbs.Catalog;
using Proofmark.Reporting.Guidance;
using Proofmark.Reporting.Terminal;
using Proofmark.Risk.Catalogues;
using Proofmark.Risk.Guidance;
using Proofmark.Risk.Rules;

namespace Proofmark.Cli.Verbs.Explain;

/// <summary>Puts guidance and catalogue together.</summary>
internal static class Explanations
{
    /// <summary>The explanation of an entry that has guidance.</summary>
    public static Explanation Of(Catalogue catalogue, string id)
    {
        var line = CatalogLines.Of(catalogue, "all").First(e => e.Id == id);
        var rules = RuleSet.Load().Rules.Where(r => r.Risks.Contains(id) || r.Controls.Contains(id)).Select(r => new CatalogueLine(r.CheckId, "rule", r.Title));
        return new Explanation(
            line with { Note = null },
            GuidanceBook.Find(id)!,
            [.. CatalogRelations.Of(catalogue, id).Select(r => new Relation(r.Relation, r.Entries)), new Relation("design rules that look for it", [.. rules])]);
    }
}
