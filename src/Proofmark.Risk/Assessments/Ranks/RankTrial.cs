using Proofmark.Risk.Scoring;

namespace Proofmark.Risk.Assessments.Ranks;

/// <summary>A change of an assumption that an order must survive.</summary>
/// <param name="Name">What is changed, for people.</param>
/// <param name="Assumptions">The assumptions after the change.</param>
internal sealed record RankTrial(string Name, ScoringAssumptions Assumptions)
{
    /// <summary>
    /// Every change of the numbers that is tried. For a fixed set of effects the residual is linear in the dependence, so an order that holds at both of its ends
    /// holds everywhere between them.
    /// </summary>
    public static IReadOnlyList<RankTrial> All { get; } =
    [
        new("ceilings halved", new() { CeilingFactor = 0.5 }),
        new("ceilings doubled", new() { CeilingFactor = 2 }),
        new("weights halved", new() { WeightFactor = 0.5 }),
        new("weights doubled", new() { WeightFactor = 2 }),
        new("half-lives halved", new() { HalfLifeFactor = 0.5 }),
        new("half-lives doubled", new() { HalfLifeFactor = 2 }),
        new("dependence 0", new() { Dependence = 0 }),
        new("dependence 1", new() { Dependence = 1 }),
    ];
}
