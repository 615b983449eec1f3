using System.Globalization;
using Proofmark.Risk.Bindings;
using Proofmark.Risk.Scoring;
using Proofmark.Risk.Scoring.Residuals;

namespace Proofmark.Risk.Assessments;

/// <summary>
/// The ordinal value of information: which test that has not spoken could move the worst instances most. It says how far a pass and a fail would move each, and nothing
/// about how likely either is.
/// </summary>
internal sealed class TestValues(EvidenceView evidence, BindingSet bindings, ScopedBeliefs beliefs, QuantileCache quantiles, string root)
{
    /// <summary>How many tests are proposed.</summary>
    public const int MostTests = 5;

    private const int MostMoves = 5;
    private const int Looked = 60;
    private const double LeastDrop = 0.005;

    private readonly ResidualModel residuals = new(ScoringAssumptions.Default);
    private readonly Dictionary<(string Control, string Component, string Check, bool Passed), ControlBelief> assumed = [];

    /// <summary>The tests, best first: by the largest drop of a credited residual, then by the impact of what moves most, then by the number of instances moved.</summary>
    /// <param name="instances">The instances, worst first.</param>
    /// <param name="risks">What was judged of each, in the same order.</param>
    public IReadOnlyList<NextTest> Of(IEnumerable<RiskInstance> instances, IReadOnlyDictionary<string, RiskAssessment> risks) =>
    [
        .. instances.Where(i => i.AcceptedBy is null).Take(Looked).SelectMany(i => Moves(i, risks[i.Id]))
            .GroupBy(m => m.Check, StringComparer.Ordinal)
            .Select(g => (Check: g.Key, Moves: g.OrderByDescending(m => Drop(m.Move)).ThenByDescending(m => m.Instance.Impact.Class).ThenBy(m => m.Move.Instance, StringComparer.Ordinal).ToList()))
            .OrderByDescending(t => Drop(t.Moves[0].Move)).ThenByDescending(t => t.Moves[0].Instance.Impact.Class).ThenByDescending(t => t.Moves.Count).ThenBy(t => t.Check, StringComparer.Ordinal)
            .Take(MostTests)
            .Select(t => Test(t.Check, [.. t.Moves.Select(m => m.Move)], [.. t.Moves.SelectMany(m => m.Controls).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)])),
    ];

    private IEnumerable<(string Check, RiskInstance Instance, IReadOnlyList<string> Controls, PossibleMove Move)> Moves(RiskInstance instance, RiskAssessment risk)
    {
        foreach (var check in instance.Controls.SelectMany(c => bindings.OfControl(c)).Where(b => b.Polarity != Polarity.Refutes).Select(b => b.Check).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var controls = instance.Controls.Where(c => evidence.IsMissing(c, instance.ComponentId, check)).ToList();
            if (controls.Count > 0)
            {
                var move = new PossibleMove(instance.Id, risk.Residual!, If(instance, check, controls, passed: true), If(instance, check, controls, passed: false));
                if (Drop(move) >= LeastDrop)
                {
                    yield return (check, instance, controls, move);
                }
            }
        }
    }

    private ResidualShare If(RiskInstance instance, string check, List<string> controls, bool passed)
    {
        ControlBelief Believed(string control) => controls.Contains(control) ? Assumed(control, instance.ComponentId, check, passed) : beliefs.Of(control, instance.ComponentId);
        return residuals.Chance([.. instance.Mechanisms.Select(m => (m, residuals.Effect(m, Believed, instance.Refuted.Contains(m.Group))))]);
    }

    private ControlBelief Assumed(string control, string component, string check, bool passed)
    {
        var key = (control, component, check, passed);
        if (!assumed.TryGetValue(key, out var belief))
        {
            belief = ControlBeliefs.Of(evidence.VoicesIf(control, component, check, passed), quantiles);
            assumed.Add(key, belief);
        }

        return belief;
    }

    private NextTest Test(string check, IReadOnlyList<PossibleMove> moves, IReadOnlyList<string> controls) => new()
    {
        CheckId = check,
        Controls = controls,
        Title = string.Create(CultureInfo.InvariantCulture, $"{check} could move the residual of {moves[0].Instance} (1 is no credited protection, an order and no chance of an attack) from {Interval(moves[0].From)} to {Interval(moves[0].IfPassed)}{Others(moves.Count - 1)}"),
        Command = NextActions.CommandOf(check, root),
        Moves = [.. moves.Take(MostMoves)],
    };

    private static string Interval(ResidualShare share) => string.Create(CultureInfo.InvariantCulture, $"{share.Low:0.00}–{share.Credited:0.00}");

    private static string Others(int count) => count switch { 0 => "", 1 => ", and 1 more", _ => string.Create(CultureInfo.InvariantCulture, $", and {count} more") };

    private static double Drop(PossibleMove move) => Math.Round(move.From.Credited - move.IfPassed.Credited, 9);
}
