using Proofmark.Risk.Loss.Sampling;

namespace Proofmark.Risk.Loss.Simulation;

/// <summary>Draws every θ and every ceiling of a trial.</summary>
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

    /// <summary>Draws the uniform number of each control.</summary>
    public void DrawControls(long trial, Span<double> uniform)
    {
        for (var i = 0; i < controls.Length; i++)
        {
            uniform[i] = controls[i].First(trial);
        }
    }

    /// <summary>Turns the uniform numbers of the controls into θ values.</summary>
    public void FillThetas(ReadOnlySpan<double> uniform, Span<double> theta)
    {
        for (var i = 0; i < thetas.Length; i++)
        {
            ref readonly var slot = ref thetas[i];
            theta[i] = slot.Sampler.Quantile(uniform[slot.Control]);
        }
    }

    /// <summary>Draws the ceilings.</summary>
    public void DrawCeilings(long trial, Span<double> ceiling)
    {
        for (var i = 0; i < ceilings.Length; i++)
        {
            ref readonly var slot = ref ceilings[i];
            ceiling[i] = slot.Range.Quantile(slot.Key.First(trial));
        }
    }
}
