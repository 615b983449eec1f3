namespace Proofmark.Risk.Assessments;

/// <summary>The share of a risk that a perfect control takes away: an assumption, as a range (PERT).</summary>
/// <param name="Low">Lowest, from 0 to 1.</param>
/// <param name="Mode">Most likely.</param>
/// <param name="High">Highest.</param>
public sealed record EffectCeiling(double Low, double Mode, double High);
