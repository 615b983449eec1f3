using System.Collections.Frozen;
using System.Text.Json;

namespace Proofmark.Risk.Catalogues;

/// <summary>Ids that risks of the Risk Map had before their renaming in April 2026.</summary>
public static class FormerIds
{
    private static readonly Lazy<FrozenDictionary<string, string>> Rows = new(() =>
        JsonSerializer.Deserialize(EmbeddedData.Read("legacy-ids.json"), CatalogueJson.Default.FormerIdFile)!.Rows
            .ToFrozenDictionary(r => r.Former, r => r.Id, StringComparer.Ordinal));

    /// <summary>Each former id with the id of today.</summary>
    public static IReadOnlyDictionary<string, string> All => Rows.Value;

    /// <summary>The id of today for a former id, for example <c>riskDataPoisoning</c> for <c>DP</c>; any other id as it is.</summary>
    public static string Today(string id) => Rows.Value.GetValueOrDefault(id, id);
}
