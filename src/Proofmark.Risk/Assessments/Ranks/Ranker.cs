using Proofmark.Risk.Scoring;
using Proofmark.Risk.Scoring.Residuals;

namespace Proofmark.Risk.Assessments.Ranks;

/// <summary>Puts assessed instances in order and says which places hang on assumptions.</summary>
internal sealed class Ranker(EvidenceView evidence, ScopedBeliefs assumed, QuantileCache quantiles)
{
    /// <summary>The instances in order, each with its rank, and the ids of the worst.</summary>
    /// <param name="instances">The instances.</param>
    /// <param name="assessed">What was judged of each, in the same order.</param>
    public (IReadOnlyList<RiskAssessment> Risks, IReadOnlyList<string> Worst) Rank(IReadOnlyList<RiskInstance> instances, IReadOnlyList<RiskAssessment> assessed)
    {
        var order = RiskOrder.Of(instances, [.. instances.Select((r, i) => RankKey.Of(r, assessed[i].Standing, assessed[i].Residual!.Credited, assessed[i].Coverage.Share))]);
        var flips = new StabilityTest(instances, order).Run(RankTrial.All.Select(t => (t.Name, Keys(instances, assessed, t.Assumptions))));
        return (
            [.. order.Sorted.Select((index, place) => assessed[index] with { Rank = new RiskRank(place + 1, Stability(flips[index]), [.. flips[index]]) })],
            [.. order.Worst.Select(i => instances[i].Id)]);
    }

    private IReadOnlyList<RankKey> Keys(IReadOnlyList<RiskInstance> instances, IReadOnlyList<RiskAssessment> assessed, ScoringAssumptions assumptions)
    {
        var beliefs = assumptions is { WeightFactor: 1, HalfLifeFactor: 1 } ? assumed : new ScopedBeliefs(evidence, assumptions, quantiles);
        var residuals = new ResidualModel(assumptions);
        return
        [
            .. instances.Select((r, i) => RankKey.Of(
                r,
                RiskAssessor.Standing(r, beliefs),
                residuals.Credited(r.Mechanisms, c => beliefs.Of(c, r.ComponentId), r.Refuted),
                assessed[i].Coverage.Share)),
        ];
    }

    private static RankStability Stability(IReadOnlyCollection<string> flips) => flips.Count == 0 ? RankStability.Robust : RankStability.Contested;
}
