using Proofmark.Reporting.Terminal;
using Proofmark.Risk.Catalogues;
using Proofmark.Risk.Catalogues.Frameworks;

namespace Proofmark.Cli.Verbs.Catalog;

/// <summary>Catalogue entries as lines of a list.</summary>
internal static class CatalogLines
{
    /// <summary>All entries of a kind (<c>risks</c>, <c>controls</c>, <c>components</c>, <c>personas</c>), of <c>all</c> of these, or the <c>frameworks</c>.</summary>
    public static IReadOnlyList<CatalogueLine> Of(Catalogue catalogue, string kind) =>
    [
        .. Wants(kind, "risks") ? catalogue.Risks.Select(Of) : [],
        .. Wants(kind, "controls") ? catalogue.Controls.Select(Of) : [],
        .. Wants(kind, "components") ? catalogue.Components.Select(Of) : [],
        .. Wants(kind, "personas") ? catalogue.Personas.Select(Of) : [],
        .. kind == "frameworks" ? FrameworkSet.Load().All.Select(Of) : [],
    ];

    public static CatalogueLine Of(RiskEntry risk) => new(risk.Id, "risk", risk.Title, risk.Parent is { } parent ? $"ours, a part of {parent}" : risk.Category);

    public static CatalogueLine Of(ControlEntry control) => new(control.Id, "control", control.Title, control.EveryRisk ? "answers every risk" : control.Category);

    public static CatalogueLine Of(ComponentEntry component) => new(component.Id, "component", component.Title, component.Category);

    public static CatalogueLine Of(PersonaEntry persona) => new(persona.Id, "persona", persona.Title, persona.Deprecated ? "deprecated" : null);

    public static CatalogueLine Of(Framework framework) =>
        new($"{framework.Id}@{framework.Version}", "framework", framework.Name, $"{framework.Licence}; shipped: {framework.Shipped}");

    private static bool Wants(string kind, string which) => kind == "all" || kind == which;
}
