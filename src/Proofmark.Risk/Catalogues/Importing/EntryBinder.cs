using System.Text.Json;
using Proofmark.Core.Documents;

namespace Proofmark.Risk.Catalogues.Importing;

/// <summary>Makes entries of the mappings that the original files hold.</summary>
internal sealed class EntryBinder(EntryTitles titles, IReadOnlyList<string> stages, IReadOnlyList<string> impacts, IReadOnlyList<string> accesses)
{
    private static readonly string[] Prose =
        ["shortDescription", "longDescription", "description", "examples", "tourContent", "responsibilities", "identificationQuestions"];

    public RiskEntry Risk(DocumentFields fields)
    {
        var references = References(fields);
        return new RiskEntry(
            fields.RequiredString("id"),
            fields.RequiredString("title"),
            Category(fields),
            Ids(fields, "personas"),
            Ids(fields, "controls"),
            Ids(fields, "lifecycleStage", stages),
            Ids(fields, "impactType", impacts),
            Ids(fields, "actorAccess", accesses),
            Mappings(fields),
            references,
            Texts: Texts(fields, references),
            Extra: Extra(fields, "category", "personas", "controls", "lifecycleStage", "impactType", "actorAccess", "mappings", "externalReferences"));
    }

    public ControlEntry Control(DocumentFields fields)
    {
        var everyRisk = Sentinel(fields, "risks") == "all";
        var everyComponent = Sentinel(fields, "components") == "all";
        return new ControlEntry(
            fields.RequiredString("id"),
            fields.RequiredString("title"),
            Category(fields),
            Ids(fields, "personas"),
            everyRisk,
            everyRisk ? [] : Ids(fields, "risks"),
            everyComponent,
            everyComponent ? [] : Ids(fields, "components"),
            Ids(fields, "lifecycleStage", stages),
            Ids(fields, "impactType", impacts),
            Ids(fields, "actorAccess", accesses),
            Mappings(fields),
            Texts: Texts(fields, []),
            Extra: Extra(fields, "category", "personas", "risks", "components", "lifecycleStage", "impactType", "actorAccess", "mappings"));
    }

    public ComponentEntry Component(DocumentFields fields)
    {
        var edges = fields.OptionalMapping("edges");
        return new ComponentEntry(
            fields.RequiredString("id"),
            fields.RequiredString("title"),
            Category(fields),
            fields.OptionalString("subcategory"),
            edges is null ? [] : Ids(edges, "to"),
            edges is null ? [] : Ids(edges, "from"),
            Texts: Texts(fields, []),
            Extra: Extra(fields, "category", "subcategory", "edges"));
    }

    public PersonaEntry Persona(DocumentFields fields) => new(
        fields.RequiredString("id"),
        fields.RequiredString("title"),
        fields.OptionalBoolean("deprecated") ?? false,
        Mappings(fields),
        Texts: Texts(fields, []),
        Extra: Extra(fields, "deprecated", "mappings"));

    // Checkouts from before April 2026 have risks without a category.
    private static string Category(DocumentFields fields) => fields.OptionalString("category") ?? "";

    private static List<ExternalReference> References(DocumentFields fields)
    {
        var result = new List<ExternalReference>();
        foreach (var reference in fields.MappingList("externalReferences"))
        {
            var url = reference.RequiredString("url");
            if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps)
            {
                reference.Fail("url", "an address that begins with https:// is expected here");
            }

            result.Add(new ExternalReference(reference.RequiredString("type"), reference.RequiredString("title"), url, reference.OptionalString("id")));
        }

        return result;
    }

    private static Dictionary<string, IReadOnlyList<string>> Mappings(DocumentFields fields)
    {
        var result = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (fields.OptionalMapping("mappings") is { } mappings)
        {
            foreach (var framework in mappings.Mapping.Entries)
            {
                result.Add(framework.Key, mappings.StringList(framework.Key));
            }
        }

        return result;
    }

    // "all" stands for every word of the list, "none" for no id; both stand alone, as a text or as the only item of a list.
    private static IReadOnlyList<string> Ids(DocumentFields fields, string key, IReadOnlyList<string>? all = null) => Sentinel(fields, key) switch
    {
        "none" => [],
        "all" when all is { Count: > 0 } => all,
        _ => fields.StringList(key),
    };

    private static string? Sentinel(DocumentFields fields, string key) => fields.Mapping.Find(key)?.Value switch
    {
        DocumentScalar { Text: "all" or "none" } alone => alone.Text,
        DocumentSequence { Items: [DocumentScalar { Text: "all" or "none" } only] } => only.Text,
        _ => null,
    };

    private Dictionary<string, JsonElement>? Texts(DocumentFields fields, IReadOnlyList<ExternalReference> references)
    {
        var named = references.Where(r => r.Id is not null).DistinctBy(r => r.Id).ToDictionary(r => r.Id!, r => r.Title, StringComparer.Ordinal);
        var texts = fields.Mapping.Entries.Where(e => Prose.Contains(e.Key, StringComparer.Ordinal))
            .ToDictionary(e => e.Key, e => NodeJson.Write(e.Value, text => titles.Resolve(text, named)), StringComparer.Ordinal);
        return texts.Count > 0 ? texts : null;
    }

    private static Dictionary<string, JsonElement>? Extra(DocumentFields fields, params string[] known)
    {
        var extra = fields.Mapping.Entries.Where(e => e.Key is not ("id" or "title") && !known.Contains(e.Key, StringComparer.Ordinal) && !Prose.Contains(e.Key, StringComparer.Ordinal))
            .ToDictionary(e => e.Key, e => NodeJson.Write(e.Value, text => text), StringComparer.Ordinal);
        return extra.Count > 0 ? extra : null;
    }
}
