using Proofmark.Core;

namespace Proofmark.Risk.Scoring;

/// <summary>
/// How much a kind of evidence counts and how fast it ages: scoring convention v1. The figures are choices, not measurements (uncalibrated).
/// </summary>
/// <param name="PseudoCounts">Observations that one result is worth.</param>
/// <param name="HalfLifeDays">Days after which a pass counts half; infinite when only the digest matters.</param>
internal readonly record struct MethodWeight(double PseudoCounts, double HalfLifeDays)
{
    /// <summary>Most pseudo-counts that one executed proof is worth.</summary>
    public const double MostProofCounts = 20;

    /// <summary>The weight of a rung.</summary>
    /// <param name="method">The rung, after every cap.</param>
    /// <param name="effectiveSize">For an executed proof: its effective number of trials; null when it gives none, and then it counts as a scan.</param>
    public static MethodWeight Of(Rung method, double? effectiveSize = null) => method switch
    {
        Rung.Questionnaire => new(1, 365),
        Rung.Document => new(2, 180),
        Rung.Attestation => new(8, double.PositiveInfinity),
        Rung.ExecutedProof when effectiveSize is { } size => new(Math.Clamp(size, 0, MostProofCounts), 90),
        _ => new(4, 90),
    };

    /// <summary>The weight of a pass of some age: <c>n · 2^(−age / half-life)</c>. An age below 0 counts as 0.</summary>
    public double After(TimeSpan age) => PseudoCounts * Math.Pow(2, -Math.Max(0, age.TotalDays) / HalfLifeDays);
}
