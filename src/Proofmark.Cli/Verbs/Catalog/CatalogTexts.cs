using System.Text.Json;
using Proofmark.Reporting.Terminal;
using Proofmark.Risk.Catalogues;

namespace Proofmark.Cli.Verbs.Catalog;

/// <summary>The descriptions that an imported catalogue brings along, as lines.</summary>
internal static class CatalogTexts
{
    public static IReadOnlyList<CatalogueLine> Of(Catalogue catalogue, string id)
    {
        var texts = catalogue.FindRisk(id)?.Texts ?? catalogue.FindControl(id)?.Texts ?? catalogue.FindComponent(id)?.Texts ?? catalogue.FindPersona(id)?.Texts;
        return texts is null ? [] : [.. texts.SelectMany(t => Lines(t.Value).Select(line => new CatalogueLine(t.Key, "text", line)))];
    }

    private static IEnumerable<string> Lines(JsonElement text) => text.ValueKind switch
    {
        JsonValueKind.String => [text.GetString()!.Trim()],
        JsonValueKind.Array => text.EnumerateArray().SelectMany(Lines),
        JsonValueKind.Object => text.EnumerateObject().SelectMany(p => Lines(p.Value).Select(line => $"{p.Name}: {line}")),
        _ => [text.GetRawText()],
    };
}
