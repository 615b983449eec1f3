using Proofmark.Reporting.Terminal;
using Proofmark.Risk.Catalogues;

namespace Proofmark.Cli.Verbs.Catalog;

/// <summary>What an entry of the catalogue is related to.</summary>
internal static class CatalogRelations
{
    public static IReadOnlyList<(string Relation, IReadOnlyList<CatalogueLine> Entries)> Of(Catalogue catalogue, string id)
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
        ];
    }

    private static IReadOnlyList<(string, IReadOnlyList<CatalogueLine>)> OfRisk(Catalogue catalogue, RiskEntry risk) =>
    [
        ("controls", Lines(catalogue.ControlsOf(risk.Id).Select(c => CatalogLines.Of(catalogue.FindControl(c)!)))),
        ("assessed at (x-risk-components, ours)", Lines(catalogue.Components.Where(c => catalogue.IsAssessedAt(risk.Id, c.Id)).Select(CatalogLines.Of))),
        ("personas", Personas(catalogue, risk.Personas)),
        ("mappings", Mappings(risk.Mappings)),
    ];

    private static IReadOnlyList<(string, IReadOnlyList<CatalogueLine>)> OfControl(Catalogue catalogue, ControlEntry control) =>
    [
        ("risks", Lines(catalogue.Risks.Where(r => catalogue.ControlsOf(r.Id).Contains(control.Id)).Select(CatalogLines.Of))),
        ("components", Lines(catalogue.ComponentsOf(control.Id).Select(c => CatalogLines.Of(catalogue.FindComponent(c)!)))),
        ("personas", Personas(catalogue, control.Personas)),
        ("mappings", Mappings(control.Mappings)),
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

    private static IReadOnlyList<CatalogueLine> Mappings(IReadOnlyDictionary<string, IReadOnlyList<string>> mappings) =>
        Lines(mappings.OrderBy(m => m.Key, StringComparer.Ordinal).SelectMany(m => m.Value.Select(value => new CatalogueLine(value, "mapping", m.Key))));

    private static IReadOnlyList<CatalogueLine> Lines(IEnumerable<CatalogueLine> lines) => [.. lines];
}
