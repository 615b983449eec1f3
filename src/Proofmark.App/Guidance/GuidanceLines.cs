using Proofmark.Reporting.Terminal;
using Proofmark.Risk.Catalogues;

namespace Proofmark.App.Guidance;

/// <summary>Entries of the catalogue as lines.</summary>
internal static class GuidanceLines
{
    /// <summary>The line of an id; the id itself where the catalogue does not know it.</summary>
    public static CatalogueLine Of(Catalogue catalogue, string id) =>
        catalogue.FindRisk(id) is { } risk ? new CatalogueLine(id, "risk", risk.Title)
        : catalogue.FindControl(id) is { } control ? new CatalogueLine(id, "control", control.Title)
        : catalogue.FindComponent(id) is { } component ? new CatalogueLine(id, "component", component.Title)
        : catalogue.FindPersona(id) is { } persona ? new CatalogueLine(id, "persona", persona.Title)
        : new CatalogueLine(id, "risk", id);
}
