using Proofmark.Risk.Loss.Sampling;
using Proofmark.Risk.Loss.Simulation;

namespace Proofmark.Risk.Loss.Information;

/// <summary>
/// The expected yearly cost and loss of each decision, given every θ and every ceiling. How often and how bad are independent of the controls, so their means are taken in closed
/// form and only the controls are drawn. Risks that no decision touches are the same for all of them and are left out.
/// </summary>
internal sealed class DecisionModel
{
    private readonly CompiledLoss compiled;
    private readonly double dependence;
    private readonly double[] costs;
    private readonly Change[][] changes;
    private readonly CompiledRisk[] risks;
    private readonly bool[][] touches;

    public DecisionModel(IReadOnlyList<LossInput> inputs, IReadOnlyList<LossDecision> decisions, InformationOptions options)
    {
        Validate(decisions);
        var samplers = new SamplerCache();
        dependence = options.Dependence;
        compiled = LossCompiler.Compile(inputs, options.Seed);
        costs = [.. decisions.Select(d => d.Cost)];
        changes = [.. decisions.Select(d => d.Changes.Select(c => ToChange(c, options.Seed, samplers)).ToArray())];
        risks = [.. compiled.Risks.Where(r => decisions.Any(d => Touches(d, r)))];
        touches = [.. decisions.Select(d => risks.Select(r => Touches(d, r)).ToArray())];
    }

    public int Decisions => costs.Length;

    /// <summary>Fills the losses of one draw for several values of one control: <c>losses[outcome · decisions + decision]</c>.</summary>
    /// <param name="draw">Number of the draw.</param>
    /// <param name="controlId">The control that is found out; null to draw it like the others, for one outcome.</param>
    /// <param name="outcomes">Number of equally likely values.</param>
    /// <param name="losses">Receives the losses.</param>
    public void Fill(int draw, string? controlId, int outcomes, Span<double> losses)
    {
        var values = new TrialBlock(compiled.Defence, 1);
        compiled.Defence.DrawControls(draw, values);
        compiled.Defence.DrawCeilings(draw, values);
        var known = controlId is null ? -1 : compiled.Slots.FindControl(controlId);
        var afters = changes.Select(cs => cs.Select(c => c.Sampler.Quantile(c.Key.First(draw))).ToArray()).ToArray();
        var remaining = new double[Decisions][];
        for (var k = 0; k < outcomes; k++)
        {
            if (known >= 0)
            {
                values.Uniform(known)[0] = (k + 0.5) / outcomes;
            }

            compiled.Defence.FillThetas(values);
            Evaluate(values, afters, remaining, k == 0 ? null : controlId);
            for (var x = 0; x < costs.Length; x++)
            {
                losses[(k * costs.Length) + x] = costs[x] + Sum(remaining[x]);
            }
        }
    }

    // Only risks with the control that changed are computed again.
    private void Evaluate(TrialBlock values, double[][] afters, double[][] remaining, string? changed)
    {
        var weakest = new Weakest(compiled.MostDefences, 1);
        var now = new double[risks.Length];
        for (var x = 0; x < costs.Length; x++)
        {
            remaining[x] ??= new double[risks.Length];
            var after = Apply(values, changes[x], afters[x]);
            for (var r = 0; r < risks.Length; r++)
            {
                if (changed is null || risks[r].Controls.Contains(changed))
                {
                    now[r] = x == 0 ? Share(risks[r], values, weakest) : now[r];
                    remaining[x][r] = touches[x][r] ? Share(risks[r], after, weakest) : now[r];
                }
            }
        }
    }

    private double Share(CompiledRisk risk, TrialBlock values, Weakest weakest)
    {
        weakest.Find(risk, values, dependence);
        return risk.MeanInherent * weakest.Chance[0] * weakest.Loss[0];
    }

    private static TrialBlock Apply(TrialBlock values, Change[] changes, double[] afters)
    {
        if (changes.Length == 0)
        {
            return values;
        }

        var after = values.WithOwnThetas();
        for (var i = 0; i < changes.Length; i++)
        {
            foreach (var slot in changes[i].Slots)
            {
                after.Theta(slot)[0] = Math.Max(after.Theta(slot)[0], afters[i]);
            }
        }

        return after;
    }

    private static double Sum(double[] values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }

    private static bool Touches(LossDecision decision, CompiledRisk risk) => decision.Changes.Any(c => risk.Controls.Contains(c.ControlId));

    private Change ToChange(ThetaChange change, ulong seed, SamplerCache samplers) => new(
        [.. compiled.Slots.ThetasOf(change.ControlId)],
        StreamKey.Of(seed, $"after/{change.ControlId}"),
        new BeliefSampler(change.After, samplers));

    private static void Validate(IReadOnlyList<LossDecision> decisions)
    {
        if (decisions.Count == 0 || decisions.Select(d => d.Name).Distinct(StringComparer.Ordinal).Count() != decisions.Count)
        {
            throw new ArgumentException("at least one decision is needed, each with a name of its own", nameof(decisions));
        }

        if (decisions.FirstOrDefault(d => !(d.Cost >= 0 && d.Cost <= LossRangeLimits.GreatestAmount)) is { } wrong)
        {
            throw new ArgumentException($"{wrong.Name}: a cost from 0 to {LossRangeLimits.GreatestAmount:0e+0} is needed", nameof(decisions));
        }
    }

    private sealed record Change(int[] Slots, StreamKey Key, BeliefSampler Sampler);
}
