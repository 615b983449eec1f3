using System.Text.Json;

namespace Proofmark.Risk.Catalogues;

/// <summary>An entry of any kind as its id, its title and what it is related to: what comparing and checking work on.</summary>
/// <param name="Id">Id.</param>
/// <param name="Kind"><c>risk</c>, <c>control</c>, <c>component</c> or <c>persona</c>.</param>
/// <param name="Title">Title.</param>
/// <param name="Relations">Ids by the name of the relation; <c>all</c> stands for every id.</param>
/// <param name="Mappings">Ids in other catalogues by catalogue name.</param>
/// <param name="Texts">Descriptions by field; empty when the catalogue has none.</param>
internal sealed record EntryFacts(
    string Id,
    string Kind,
    string Title,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Relations,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Mappings,
    IReadOnlyDictionary<string, JsonElement> Texts)
{
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Nothing = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Every entry of a catalogue, in its order.</summary>
    public static IReadOnlyList<EntryFacts> Of(CatalogueFile file) =>
    [
        .. file.Risks.Select(r => new EntryFacts(r.Id, "risk", r.Title, Named(
            ("category", One(r.Category)), ("personas", r.Personas), ("controls", r.Controls), ("lifecycleStage", r.LifecycleStage),
            ("impactType", r.ImpactType), ("actorAccess", r.ActorAccess), ("references", [.. r.References.Select(x => x.Url)])), r.Mappings, Words(r.Texts))),
        .. file.Controls.Select(c => new EntryFacts(c.Id, "control", c.Title, Named(
            ("category", One(c.Category)), ("personas", c.Personas), ("risks", c.EveryRisk ? ["all"] : c.Risks), ("components", c.EveryComponent ? ["all"] : c.Components),
            ("lifecycleStage", c.LifecycleStage), ("impactType", c.ImpactType), ("actorAccess", c.ActorAccess)), c.Mappings, Words(c.Texts))),
        .. file.Components.Select(c => new EntryFacts(c.Id, "component", c.Title, Named(
            ("category", One(c.Category)), ("subcategory", One(c.Subcategory)), ("to", c.To), ("from", c.From)), Nothing, Words(c.Texts))),
        .. file.Personas.Select(p => new EntryFacts(p.Id, "persona", p.Title, Named(("deprecated", p.Deprecated ? ["true"] : [])), p.Mappings, Words(p.Texts))),
    ];

    private static Dictionary<string, IReadOnlyList<string>> Named(params ReadOnlySpan<(string Name, IReadOnlyList<string> Ids)> relations)
    {
        var result = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (name, ids) in relations)
        {
            result.Add(name, ids);
        }

        return result;
    }

    private static IReadOnlyDictionary<string, JsonElement> Words(IReadOnlyDictionary<string, JsonElement>? texts) => texts ?? new Dictionary<string, JsonElement>();

    private static IReadOnlyList<string> One(string? id) => string.IsNullOrEmpty(id) ? [] : [id];
}
