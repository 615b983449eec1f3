using System.Collections.Frozen;
using System.Text.Json;

namespace Proofmark.Risk.Overlay;

/// <summary>Our judgement of what each control can do about each risk (<c>x-effects.json</c>).</summary>
public sealed class EffectSet
{
    /// <summary>The risk id of a row that holds for every risk.</summary>
    public const string EveryRisk = "*";

    private static readonly Lazy<EffectSet> Embedded = new(() =>
        new(JsonSerializer.Deserialize(EmbeddedData.Read("x-effects.json"), OverlayJson.Default.EffectFile)!));

    private readonly FrozenDictionary<(string Risk, string Control), Effect> rows;
    private readonly FrozenDictionary<EffectStrength, EffectCeiling> ceilings;

    private EffectSet(EffectFile file)
    {
        All = file.Rows;
        Groups = file.Groups;
        rows = file.Rows.ToFrozenDictionary(e => (e.Risk, e.Control));
        ceilings = file.Ceilings.ToFrozenDictionary(c => c.Strength);
    }

    /// <summary>Every row, in the order of the file.</summary>
    public IReadOnlyList<Effect> All { get; }

    /// <summary>The mechanisms that rows may name.</summary>
    public IReadOnlyList<MechanismGroup> Groups { get; }

    /// <summary>The set that is part of this build.</summary>
    public static EffectSet Load() => Embedded.Value;

    /// <summary>What a control can do about a risk: the row of the pair, else that of a control which answers every risk, else null.</summary>
    public Effect? Find(string risk, string control) =>
        rows.GetValueOrDefault((risk, control)) ?? rows.GetValueOrDefault((EveryRisk, control));

    /// <summary>The range of a class of strength.</summary>
    public EffectCeiling CeilingOf(EffectStrength strength) => ceilings[strength];
}
