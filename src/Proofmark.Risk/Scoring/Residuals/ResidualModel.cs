using Proofmark.Risk.Assessments;
using Proofmark.Risk.Overlay;

namespace Proofmark.Risk.Scoring.Residuals;

/// <summary>
/// What controls leave of a risk. A control takes away <c>e = ceiling · θ</c>; of one mechanism the best counts; mechanisms combine by <see cref="Combination"/>.
/// Preventive ones act on the chance; detection and response together on the loss: <c>1 − e(detective) · e(responsive)</c>; governance on neither.
/// Every figure is a plug-in of one figure of each control, no quantile of the result and no draw.
/// </summary>
/// <param name="assumptions">The assumptions in use.</param>
internal sealed class ResidualModel(ScoringAssumptions assumptions)
{
    private static readonly double HopefulPrior = ControlCredit.Posterior([]).Quantile(1 - ControlCredit.CreditedQuantile);

    /// <summary>What the controls of one mechanism take away.</summary>
    /// <param name="mechanism">The mechanism.</param>
    /// <param name="beliefs">What is believed of a control at this place.</param>
    /// <param name="refuted">True when a finding speaks against it: it is then no better than without evidence.</param>
    public EffectFigures Effect(Mechanism mechanism, Func<string, ControlBelief> beliefs, bool refuted)
    {
        double credited = 0, mean = 0, high = 0;
        foreach (var (control, range) in mechanism.Controls)
        {
            var ceiling = assumptions.Ceiling(range);
            var belief = beliefs(control);
            credited = Math.Max(credited, refuted ? 0 : ceiling.Low * belief.Credited);
            mean = Math.Max(mean, refuted || !belief.IsSupported ? 0 : ceiling.Mode * belief.Mean);
            high = Math.Max(high, ceiling.High * (refuted ? Math.Min(belief.High, HopefulPrior) : belief.High));
        }

        return new EffectFigures(credited, mean, high);
    }

    /// <summary>Share of the undefended chance that is left.</summary>
    public ResidualShare Chance(IReadOnlyList<(Mechanism Mechanism, EffectFigures Effect)> effects) => Left(effects, EffectAct.Preventive);

    /// <summary>Share of the loss of one event that is left.</summary>
    public ResidualShare Loss(IReadOnlyList<(Mechanism Mechanism, EffectFigures Effect)> effects)
    {
        var unseen = Left(effects, EffectAct.Detective);
        var unanswered = Left(effects, EffectAct.Responsive);
        return new ResidualShare(Together(unseen.Low, unanswered.Low), Together(unseen.Mean, unanswered.Mean), Together(unseen.Credited, unanswered.Credited));
    }

    /// <summary>The credited share of the undefended chance alone; what <see cref="Chance"/> gives as its last figure.</summary>
    public double Credited(IReadOnlyList<Mechanism> mechanisms, Func<string, ControlBelief> beliefs, IReadOnlySet<string> refuted) => Combination.Left(
        mechanisms.Where(m => m.Acts == EffectAct.Preventive && !refuted.Contains(m.Group)).Select(m => m.Controls.Max(c => assumptions.Ceiling(c.Ceiling).Low * beliefs(c.Control).Credited)),
        assumptions.Dependence);

    private ResidualShare Left(IReadOnlyList<(Mechanism Mechanism, EffectFigures Effect)> effects, EffectAct acts)
    {
        var acting = effects.Where(e => e.Mechanism.Acts == acts).Select(e => e.Effect).ToList();
        return new ResidualShare(
            Combination.Left(acting.Select(e => e.High), assumptions.Dependence),
            Combination.Left(acting.Select(e => e.Mean), assumptions.Dependence),
            Combination.Left(acting.Select(e => e.Credited), assumptions.Dependence));
    }

    private static double Together(double unseen, double unanswered) => 1 - ((1 - unseen) * (1 - unanswered));
}
