using Proofmark.Risk.Assessments;
using Proofmark.Risk.Scoring;

namespace Proofmark.Risk.Loss;

/// <summary>Turns what an assessment believes of a control into what the loss model may draw.</summary>
internal static class CreditedTheta
{
    /// <summary>
    /// The whole posterior of a control that has credit here; null, no effect at all, for one that nothing supports, that a finding refutes, or whose credit is below the threshold. The
    /// bare prior has a mean of 0.25: drawn from, it would make a long list of untested controls look like protection, and a control that was not tested better than one that failed.
    /// </summary>
    /// <param name="evidence">The control at the place.</param>
    /// <param name="recall">How much its checks find; a draw never counts more than the credited part of that.</param>
    public static ThetaBelief? Of(ControlEvidence evidence, ControlRecall? recall) =>
        evidence.IsSupported && ControlCredit.Credited(new BetaDistribution(evidence.Alpha, evidence.Beta)) >= ControlCredit.Threshold ? Believed(evidence, recall) : null;

    /// <summary>The posterior as it is, that of a control about which nothing is known too: for the value of finding out.</summary>
    public static ThetaBelief Believed(ControlEvidence evidence, ControlRecall? recall) => ThetaBelief.Uncertain(evidence.Alpha, evidence.Beta, recall?.Low ?? 1);
}
