using Proofmark.Risk.Assessments;
using Proofmark.Risk.Overlay;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Loss;

/// <summary>Makes the instances of the loss model of an assessment.</summary>
public static class AssessedInstances
{
    /// <summary>For the loss as it stands: only controls that have credit where the risk is do anything.</summary>
    public static IReadOnlyList<LossInstance> Credited(Assessment assessment) => Of(assessment, CreditedTheta.Of);

    /// <summary>For the value of information: every control is as uncertain as it is believed to be, untested ones included.</summary>
    public static IReadOnlyList<LossInstance> Believed(Assessment assessment) => Of(assessment, CreditedTheta.Believed);

    private static IReadOnlyList<LossInstance> Of(Assessment assessment, Func<ControlEvidence, ControlRecall?, ThetaBelief?> believe)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        var recall = assessment.Controls.ToDictionary(c => c.ControlId, c => c.Recall, StringComparer.Ordinal);
        var known = new Dictionary<ControlEvidence, ThetaBelief?>();
        return [.. assessment.Risks.Select(r => new LossInstance(r.RiskId, r.ComponentId, [.. r.Beliefs.Where(b => b.Acts != EffectAct.Governance).Select(Effect)]))];

        ControlEffect Effect(ControlEvidence evidence)
        {
            if (!known.TryGetValue(evidence, out var theta))
            {
                known[evidence] = theta = believe(evidence, recall.GetValueOrDefault(evidence.ControlId));
            }

            return new ControlEffect
            {
                ControlId = evidence.ControlId,
                Group = evidence.Group,
                Acts = ActionOf(evidence.Acts),
                Ceiling = new PertRange(evidence.Ceiling.Low, evidence.Ceiling.Mode, evidence.Ceiling.High),
                Theta = theta,
            };
        }
    }

    private static LossAction ActionOf(EffectAct acts) => acts switch
    {
        EffectAct.Preventive => LossAction.Preventive,
        EffectAct.Detective => LossAction.Detective,
        EffectAct.Responsive => LossAction.Responsive,
        _ => throw new ArgumentOutOfRangeException(nameof(acts), acts, "governance acts on neither chance nor loss"),
    };
}
