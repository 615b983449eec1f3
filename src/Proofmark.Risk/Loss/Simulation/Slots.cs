using Proofmark.Risk.Loss.Sampling;
using Proofmark.Risk.Scoring;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Loss.Simulation;

/// <summary>
/// Numbers everything that is drawn before a risk is looked at: the θ of each control and the ceiling of each pair of risk and control. One control has one uniform draw in a
/// trial, so that equal beliefs at two components are the same value and better evidence never gives a lower one.
/// </summary>
internal sealed class Slots(ulong seed)
{
    private readonly Dictionary<string, int> controls = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Control, ThetaBelief Belief), int> thetas = [];
    private readonly Dictionary<(string Risk, int Control, PertRange Range), int> ceilings = [];
    private readonly List<StreamKey> controlKeys = [];
    private readonly List<(int Control, ThetaBelief Belief)> thetaList = [];
    private readonly List<(StreamKey Key, PertRange Range)> ceilingList = [];

    private static readonly ThetaBelief Nothing = ThetaBelief.Certain(0);

    public IReadOnlyList<StreamKey> ControlKeys => controlKeys;

    public IReadOnlyList<(int Control, ThetaBelief Belief)> Thetas => thetaList;

    public IReadOnlyList<(StreamKey Key, PertRange Range)> Ceilings => ceilingList;

    /// <summary>The number of a control; -1 when no input has it.</summary>
    public int FindControl(string id) => controls.GetValueOrDefault(id, -1);

    /// <summary>The slots of a control.</summary>
    public IEnumerable<int> ThetasOf(string id) => FindControl(id) is var control && control < 0 ? [] : Enumerable.Range(0, thetaList.Count).Where(i => thetaList[i].Control == control);

    public int Theta(string control, ThetaBelief? belief)
    {
        var key = (Control(control), belief ?? Nothing);
        if (!thetas.TryGetValue(key, out var slot))
        {
            thetas[key] = slot = thetaList.Count;
            thetaList.Add(key);
        }

        return slot;
    }

    public int Ceiling(string risk, string control, PertRange range)
    {
        var key = (risk, Control(control), range);
        if (!ceilings.TryGetValue(key, out var slot))
        {
            ceilings[key] = slot = ceilingList.Count;
            ceilingList.Add((StreamKey.Of(seed, $"ceiling/{risk}/{control}"), range));
        }

        return slot;
    }

    /// <summary>Beta distributions that will be drawn from.</summary>
    public IEnumerable<BetaDistribution> Distributions() =>
        thetaList.Where(t => t.Belief.Known is null).Select(t => new BetaDistribution(t.Belief.Alpha, t.Belief.Beta));

    private int Control(string id)
    {
        if (!controls.TryGetValue(id, out var index))
        {
            controls[id] = index = controlKeys.Count;
            controlKeys.Add(StreamKey.Of(seed, $"theta/{id}"));
        }

        return index;
    }
}
