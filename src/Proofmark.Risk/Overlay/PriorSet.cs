using System.Collections.Frozen;
using System.Text.Json;

namespace Proofmark.Risk.Overlay;

/// <summary>What we assume about each risk until the owner of a system says otherwise (<c>x-priors.json</c>).</summary>
public sealed class PriorSet
{
    private static readonly Lazy<PriorSet> Embedded = new(() =>
        new(JsonSerializer.Deserialize(EmbeddedData.Read("x-priors.json"), OverlayJson.Default.PriorFile)!.Rows));

    private readonly FrozenDictionary<string, RiskPrior> byRisk;

    private PriorSet(IReadOnlyList<RiskPrior> rows)
    {
        All = rows;
        byRisk = rows.ToFrozenDictionary(r => r.Risk, StringComparer.Ordinal);
    }

    /// <summary>Every row, in the order of the file.</summary>
    public IReadOnlyList<RiskPrior> All { get; }

    /// <summary>The set that is part of this build.</summary>
    public static PriorSet Load() => Embedded.Value;

    /// <summary>The row of a risk; null for a risk that nobody has judged, for example one of an imported catalogue.</summary>
    public RiskPrior? Find(string risk) => byRisk.GetValueOrDefault(risk);
}
