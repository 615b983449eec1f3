using Proofmark.Risk.Scoring;
using Proofmark.Risk.Scoring.Residuals;

namespace Proofmark.Risk.Assessments;

/// <summary>Shows what a residual is made of, down to the ids of the evidence. What nobody speaks about is left out: it takes nothing away.</summary>
internal static class WhyTree
{
    public static IReadOnlyList<GroupEffect> Of(IReadOnlyList<(Mechanism Mechanism, EffectFigures Effect)> effects, Func<string, ControlBelief> beliefs, IReadOnlySet<string> refuted) =>
    [
        .. effects.Select(e => new GroupEffect
        {
            Group = e.Mechanism.Group,
            Acts = e.Mechanism.Acts,
            Effect = e.Effect,
            Refuted = refuted.Contains(e.Mechanism.Group),
            Controls = [.. Spoken(e.Mechanism, beliefs)],
        }).Where(g => g.Controls.Count > 0),
    ];

    // The sort is stable, so ties keep the ordinal order of the ids.
    private static IEnumerable<GroupControl> Spoken(Mechanism mechanism, Func<string, ControlBelief> beliefs) =>
        from control in mechanism.Controls
        let belief = beliefs(control.Control)
        where belief.Voices.Count > 0
        orderby control.Ceiling.Low * belief.Credited descending, control.Ceiling.Mode * belief.Mean descending
        select new GroupControl
        {
            ControlId = control.Control,
            Ceiling = control.Ceiling,
            Effectiveness = new EffectFigures(belief.Credited, belief.Mean, belief.High),
            Checks = [.. belief.Voices.Select(v => new GroupCheck(v.CheckId, v.Share, v.Weight, v.Evidence))],
        };
}
