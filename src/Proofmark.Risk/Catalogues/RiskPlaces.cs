using System.Collections.Frozen;
using System.Text.Json;
using Proofmark.Risk.Overlay;

namespace Proofmark.Risk.Catalogues;

/// <summary>Where the risks of a catalogue are assessed.</summary>
internal static class RiskPlaces
{
    private static readonly Lazy<IReadOnlyDictionary<string, RiskPlace>> Rows = new(() =>
        JsonSerializer.Deserialize(EmbeddedData.Read("x-risk-components.json"), CatalogueJson.Default.OverlayFile)!.Rows
            .ToFrozenDictionary(e => e.Risk, StringComparer.Ordinal));

    /// <summary>One place for each risk: the row of our overlay as far as its kinds exist, else the kinds at which the controls of the risk act.</summary>
    public static FrozenDictionary<string, RiskPlace> For(IReadOnlyList<RiskEntry> risks, CatalogueFile file)
    {
        var kinds = file.Components.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        return risks.Select(risk => Judged(risk, kinds) ?? Derived(risk, file)).ToFrozenDictionary(p => p.Risk, StringComparer.Ordinal);
    }

    private static RiskPlace? Judged(RiskEntry risk, HashSet<string> kinds)
    {
        if (!Rows.Value.TryGetValue(risk.Id, out var row))
        {
            return null;
        }

        var place = row with { Components = [.. row.Components.Where(kinds.Contains)], BeyondControls = [.. row.BeyondControls.Where(kinds.Contains)] };
        return place.Components.Count + place.BeyondControls.Count > 0 ? place : null;
    }

    // A risk that is assessed nowhere would vanish from every report: with nothing to go by it is assessed everywhere.
    private static RiskPlace Derived(RiskEntry risk, CatalogueFile file)
    {
        var named = file.Controls.Where(c => risk.Controls.Contains(c.Id, StringComparer.Ordinal) && !c.EveryComponent).SelectMany(c => c.Components).ToHashSet(StringComparer.Ordinal);
        var kinds = file.Components.Select(c => c.Id).Where(named.Contains).ToList();
        return kinds.Count > 0
            ? new RiskPlace(risk.Id, kinds, [], Basis.Assumption, "nobody has judged this risk: the kinds at which its controls act")
            : new RiskPlace(risk.Id, [], [.. file.Components.Select(c => c.Id)], Basis.Assumption, "nobody has judged this risk and no control says where it acts: every kind");
    }
}
