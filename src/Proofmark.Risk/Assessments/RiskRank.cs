namespace Proofmark.Risk.Assessments;

/// <summary>A place in the order of risk instances.</summary>
/// <param name="Place">From 1, the worst.</param>
/// <param name="Stability">Whether the place survives halving and doubling the assumptions.</param>
/// <param name="FlippedBy">The assumptions that change it, sorted; empty for a robust place.</param>
public sealed record RiskRank(int Place, RankStability Stability, IReadOnlyList<string> FlippedBy);
