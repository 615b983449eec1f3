using System.Collections.Concurrent;
using Proofmark.Risk.Scoring;

namespace Proofmark.Risk.Loss.Sampling;

/// <summary>Makes the table of each Beta distribution once.</summary>
internal sealed class SamplerCache
{
    private readonly ConcurrentDictionary<BetaDistribution, BetaSampler> samplers = new();

    /// <summary>The sampler of a distribution.</summary>
    public BetaSampler Of(BetaDistribution distribution) => samplers.GetOrAdd(distribution, static d => new BetaSampler(d));

    /// <summary>Makes many tables on all cores.</summary>
    public void Prepare(IEnumerable<BetaDistribution> distributions) => Parallel.ForEach(distributions.Distinct(), d => Of(d));
}
