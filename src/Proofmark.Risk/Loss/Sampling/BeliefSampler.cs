using Proofmark.Risk.Scoring;

namespace Proofmark.Risk.Loss.Sampling;

/// <summary>Draws what is believed of a control.</summary>
internal readonly struct BeliefSampler(ThetaBelief belief, SamplerCache samplers)
{
    private readonly double most = belief.Known ?? belief.Most;
    private readonly BetaSampler? shape = belief.Known is null ? samplers.Of(new BetaDistribution(belief.Alpha, belief.Beta)) : null;

    /// <summary>The value of a probability above 0 and below 1.</summary>
    public double Quantile(double probability) => shape is null ? most : Math.Min(most, shape.Quantile(probability));
}
