using Proofmark.Risk.Loss.Sampling;

namespace Proofmark.Risk.Loss.Simulation;

/// <summary>Draws every θ and every ceiling of some trials.</summary>
internal sealed class DefenceDraws
{
    private readonly StreamKey[] controls;
    private readonly (int Control, BeliefSampler Sampler)[] thetas;
    private readonly (StreamKey Key, PertDistribution Range)[] ceilings;

    public DefenceDraws(Slots slots, SamplerCache samplers)
    {
        samplers.Prepare(slots.Distributions());
        controls = [.. slots.ControlKeys];
        thetas = [.. slots.Thetas.Select(t => (t.Control, new BeliefSampler(t.Belief, samplers)))];
        ceilings = [.. slots.Ceilings.Select(c => (c.Key, new PertDistribution(c.Range, samplers)))];
    }

    /// <summary>Number of controls.</summary>
    public int Controls => controls.Length;

    /// <summary>Number of θ values.</summary>
    public int Thetas => thetas.Length;

    /// <summary>Number of ceilings.</summary>
    public int Ceilings => ceilings.Length;

    /// <summary>Draws the uniform number of each control in each trial of a block that begins with the given one.</summary>
    public void DrawControls(long first, TrialBlock values)
    {
        for (var i = 0; i < controls.Length; i++)
        {
            Draw(controls[i], first, values.Uniform(i));
        }
    }

    /// <summary>Turns the uniform numbers of the controls into θ values.</summary>
    public void FillThetas(TrialBlock values)
    {
        for (var i = 0; i < thetas.Length; i++)
        {
            ref readonly var slot = ref thetas[i];
            var uniform = values.Uniform(slot.Control);
            var theta = values.Theta(i);
            for (var t = 0; t < theta.Length; t++)
            {
                theta[t] = slot.Sampler.Quantile(uniform[t]);
            }
        }
    }

    /// <summary>Draws the ceilings.</summary>
    public void DrawCeilings(long first, TrialBlock values)
    {
        for (var i = 0; i < ceilings.Length; i++)
        {
            ref readonly var slot = ref ceilings[i];
            var ceiling = values.Ceiling(i);
            Draw(slot.Key, first, ceiling);
            for (var t = 0; t < ceiling.Length; t++)
            {
                ceiling[t] = slot.Range.Quantile(ceiling[t]);
            }
        }
    }

    private static void Draw(StreamKey key, long first, Span<double> uniform)
    {
        for (var t = 0; t < uniform.Length; t++)
        {
            uniform[t] = key.First(first + t);
        }
    }
}
