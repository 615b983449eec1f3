using Proofmark.Risk.Scoring;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Loss.Sampling;

/// <summary>
/// The classic PERT distribution (D. G. Malcolm, J. H. Roseboom, C. E. Clark and W. Fazar, Operations Research 7, 1959) as a Beta distribution over a range:
/// <c>α = 1 + 4 (m − a) / (b − a)</c>, <c>β = 1 + 4 (b − m) / (b − a)</c>, mean <c>(a + 4 m + b) / 6</c>. A range without width is a fixed value.
/// </summary>
internal sealed class PertDistribution
{
    private readonly PertRange range;
    private readonly BetaSampler? shape;

    public PertDistribution(PertRange range, SamplerCache samplers)
    {
        this.range = range;
        var width = range.High - range.Low;
        shape = width > 0 ? samplers.Of(new BetaDistribution(1 + (4 * (range.Mode - range.Low) / width), 1 + (4 * (range.High - range.Mode) / width))) : null;
    }

    /// <summary>The mean.</summary>
    public double Mean => (range.Low + (4 * range.Mode) + range.High) / 6;

    /// <summary>The value of a probability above 0 and below 1.</summary>
    public double Quantile(double probability) => shape is null ? range.Low : range.Low + ((range.High - range.Low) * shape.Quantile(probability));
}
