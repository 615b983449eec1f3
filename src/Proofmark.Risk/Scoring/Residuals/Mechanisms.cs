using Proofmark.Risk.Catalogues;
using Proofmark.Risk.Overlay;

namespace Proofmark.Risk.Scoring.Residuals;

/// <summary>The mechanisms against each risk, by the catalogue and the overlay. A control for which the overlay has no row takes nothing away.</summary>
internal sealed class Mechanisms(Catalogue catalogue, EffectSet effects)
{
    private readonly Dictionary<string, IReadOnlyList<Mechanism>> byRisk = new(StringComparer.Ordinal);

    /// <summary>The mechanisms against a risk, in the order of their ids.</summary>
    public IReadOnlyList<Mechanism> Against(string risk)
    {
        if (!byRisk.TryGetValue(risk, out var found))
        {
            found =
            [
                .. catalogue.ControlsOf(risk).Distinct(StringComparer.Ordinal).Select(c => effects.Find(risk, c)).OfType<Effect>()
                    .GroupBy(e => (e.Group, e.Acts))
                    .OrderBy(g => g.Key.Group, StringComparer.Ordinal).ThenBy(g => g.Key.Acts)
                    .Select(g => new Mechanism(g.Key.Group, g.Key.Acts, [.. g.OrderBy(e => e.Control, StringComparer.Ordinal).Select(e => (e.Control, effects.CeilingOf(e.Strength)))])),
            ];
            byRisk.Add(risk, found);
        }

        return found;
    }

    /// <summary>The mechanisms against a risk that a fail refutes: those of the controls it speaks against, or every one when it names none that prevents.</summary>
    public IReadOnlySet<string> Refuted(string risk, IEnumerable<IReadOnlyList<string>> controlsOfFails)
    {
        var refuted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var named in controlsOfFails)
        {
            var hit = Against(risk).Where(m => m.Controls.Any(c => named.Contains(c.Control, StringComparer.Ordinal))).ToList();
            var all = !hit.Any(m => m.Acts == EffectAct.Preventive);
            refuted.UnionWith((all ? Against(risk) : hit).Select(m => m.Group));
        }

        return refuted;
    }
}
