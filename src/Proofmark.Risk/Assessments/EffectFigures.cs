namespace Proofmark.Risk.Assessments;

/// <summary>A share that is taken away, from 0 to 1; <c>Credited ≤ Mean ≤ High</c>.</summary>
/// <param name="Credited">Pessimistic: low ceiling times 10 % quantile; 0 when the quantile is below 0.05.</param>
/// <param name="Mean">Most likely ceiling times mean; 0 when no evidence speaks in favour.</param>
/// <param name="High">Hopeful: high ceiling times 90 % quantile.</param>
public sealed record EffectFigures(double Credited, double Mean, double High)
{
    /// <summary>Nothing is taken away.</summary>
    public static EffectFigures None { get; } = new(0, 0, 0);
}
