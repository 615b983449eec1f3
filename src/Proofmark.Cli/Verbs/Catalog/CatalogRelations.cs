using Proofmark.Reporting.Terminal;
using Proofmark.Risk.Catalogues;
using Proofmark.Risk.Catalogues.Crosswalks;
using Proofmark.Risk.Catalogues.Frameworks;

namespace Proofmark.Cli.Verbs.Catalog;

/// <summary>What an entry of the catalogue is related to.</summary>
internal static class CatalogRelations
{
    public static IReadOnlyList<(string Relation, IReadOnlyList<CatalogueLine> Entries)> Of(Catalogue catalogue, string id)
    {
        var texts = CatalogTexts.Of(catalogue, id);
        return texts.Count == 0 ? Related(catalogue, id) : [("as the imported catalogue says", texts), .. Related(catalogue, id)];
    }

    private static IReadOnlyList<(string Relation, IReadOnlyList<CatalogueLine> Entries)> Related(Catalogue catalogue, string id)
    {
        if (catalogue.FindRisk(id) is { } risk)
        {
            return OfRisk(catalogue, risk);
        }

        if (catalogue.FindControl(id) is { } control)
        {
            return OfControl(catalogue, control);
        }

        if (catalogue.FindComponent(id) is { } component)
        {
            return OfComponent(catalogue, component);
        }

        return
        [
            ("risks", Lines(catalogue.Risks.Where(r => r.Personas.Contains(id)).Select(CatalogLines.Of))),
            ("controls", Lines(catalogue.Controls.Where(c => c.Personas.Contains(id)).Select(CatalogLines.Of))),
            ("in other catalogues", Counterparts(catalogue, id)),
        ];
    }

    private static IReadOnlyList<(string, IReadOnlyList<CatalogueLine>)> OfRisk(Catalogue catalogue, RiskEntry risk) =>
    [
        ("controls", Lines(catalogue.ControlsOf(risk.Id).Select(c => CatalogLines.Of(catalogue.FindControl(c)!)))),
        ("assessed at (x-risk-components, ours)", Lines(catalogue.Components.Where(c => catalogue.IsAssessedAt(risk.Id, c.Id)).Select(CatalogLines.Of))),
        ("personas", Personas(catalogue, risk.Personas)),
        ("lifecycle stages", Words("lifecycle-stage", catalogue.LifecycleStages, risk.LifecycleStage)),
        ("kinds of harm", Words("impact-type", catalogue.ImpactTypes, risk.ImpactType)),
        ("access an attacker needs", Words("actor-access", catalogue.ActorAccessLevels, risk.ActorAccess)),
        ("in other catalogues", Counterparts(catalogue, risk.Id)),
        ("references", Lines(risk.References.Select(r => new CatalogueLine(r.Url, "reference", r.Title, r.Type)))),
    ];

    private static IReadOnlyList<(string, IReadOnlyList<CatalogueLine>)> OfControl(Catalogue catalogue, ControlEntry control) =>
    [
        ("risks", Lines(catalogue.Risks.Where(r => catalogue.ControlsOf(r.Id).Contains(control.Id)).Select(CatalogLines.Of))),
        ("components", Lines(catalogue.ComponentsOf(control.Id).Select(c => CatalogLines.Of(catalogue.FindComponent(c)!)))),
        ("personas", Personas(catalogue, control.Personas)),
        ("lifecycle stages", Words("lifecycle-stage", catalogue.LifecycleStages, control.LifecycleStage)),
        ("kinds of harm", Words("impact-type", catalogue.ImpactTypes, control.ImpactType)),
        ("access it is against", Words("actor-access", catalogue.ActorAccessLevels, control.ActorAccess)),
        ("in other catalogues", Counterparts(catalogue, control.Id)),
    ];

    private static IReadOnlyList<(string, IReadOnlyList<CatalogueLine>)> OfComponent(Catalogue catalogue, ComponentEntry component) =>
    [
        ("sends to", Lines(component.To.Select(c => CatalogLines.Of(catalogue.FindComponent(c)!)))),
        ("receives from", Lines(component.From.Select(c => CatalogLines.Of(catalogue.FindComponent(c)!)))),
        ("risks assessed here (x-risk-components, ours)", Lines(catalogue.Risks.Where(r => catalogue.IsAssessedAt(r.Id, component.Id)).Select(CatalogLines.Of))),
        ("controls", Lines(catalogue.Controls.Where(c => catalogue.ComponentsOf(c.Id).Contains(component.Id)).Select(CatalogLines.Of))),
    ];

    private static IReadOnlyList<CatalogueLine> Personas(Catalogue catalogue, IReadOnlyList<string> ids) =>
        Lines(ids.Select(catalogue.FindPersona).OfType<PersonaEntry>().Select(CatalogLines.Of));

    private static IReadOnlyList<CatalogueLine> Words(string kind, IReadOnlyList<VocabularyEntry> list, IReadOnlyList<string> ids) =>
        Lines(ids.Select(id => new CatalogueLine(id, kind, list.FirstOrDefault(w => w.Id == id)?.Title ?? id)));

    // How the two relate and who says so stands beside each, so that nobody takes "related" for "the same".
    private static IReadOnlyList<CatalogueLine> Counterparts(Catalogue catalogue, string id)
    {
        var crosswalk = Crosswalk.Of(catalogue);
        return Lines(crosswalk.Of(id).OrderBy(r => r.Target, StringComparer.Ordinal).Select(Counterpart)
            .Concat(crosswalk.Without.Where(w => w.Subject == id).Select(w => new CatalogueLine($"{w.Framework}:-", "mapping", "no counterpart", $"ours: {w.Reason}"))));
    }

    private static CatalogueLine Counterpart(CrosswalkRow row)
    {
        var title = MappedId.Parse(row.Target) is { } id ? FrameworkSet.Load().Find(id.Framework, id.Id)?.Title ?? id.Id : row.Target;
        var origin = row.Basis == Crosswalk.OfSource ? "said by the source" : $"ours, {Spoken(row.Predicate)}: {row.Justification}";
        return new CatalogueLine(row.Target, "mapping", title, origin);
    }

    private static string Spoken(MappingPredicate predicate) => predicate switch
    {
        MappingPredicate.Exact => "the same",
        MappingPredicate.Broad => "wider",
        MappingPredicate.Narrow => "narrower",
        _ => "related",
    };

    private static IReadOnlyList<CatalogueLine> Lines(IEnumerable<CatalogueLine> lines) => [.. lines];
}
