namespace Proofmark.Risk.Assessments;

/// <summary>
/// What controls leave of an undefended chance or loss, from 0 (nothing) to 1 (all of it). Each figure puts one figure of every control into the same
/// formula; none is a quantile of the result and none is a draw. <c>Low ≤ Mean ≤ Credited</c>.
/// </summary>
/// <param name="Low">The most hopeful figure: high ceilings and 90 % quantiles, of controls about which nothing is known too.</param>
/// <param name="Mean">Most likely ceilings and means, of controls in favour of which evidence speaks; never to be shown without the other two.</param>
/// <param name="Credited">The pessimistic figure by which Proofmark judges: low ceilings and 10 % quantiles; what is below 0.05 counts nothing.</param>
public sealed record ResidualShare(double Low, double Mean, double Credited)
{
    /// <summary>Nothing was taken away.</summary>
    public static ResidualShare Whole { get; } = new(1, 1, 1);
}
