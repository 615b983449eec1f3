using Proofmark.Risk.Scoring;

namespace Proofmark.Risk.Assessments;

/// <summary>What is believed of each control at each component, under one set of assumptions. Components of which no evidence speaks share one belief.</summary>
internal sealed class ScopedBeliefs(EvidenceView evidence, ScoringAssumptions assumptions, QuantileCache quantiles)
{
    private const string AnyOther = "";

    private readonly Dictionary<(string Control, string Component), ControlBelief> known = [];
    private readonly Dictionary<string, string> places = new(StringComparer.Ordinal);

    /// <summary>The belief about a control at a component.</summary>
    public ControlBelief Of(string control, string component)
    {
        var place = Place(component);
        if (!known.TryGetValue((control, place), out var belief))
        {
            belief = ControlBeliefs.Of(evidence.Voices(control, component, assumptions), quantiles);
            known.Add((control, place), belief);
        }

        return belief;
    }

    private string Place(string component)
    {
        if (!places.TryGetValue(component, out var place))
        {
            place = evidence.IsSpecial(component) ? component : AnyOther;
            places.Add(component, place);
        }

        return place;
    }
}
