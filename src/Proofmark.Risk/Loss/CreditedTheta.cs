using Proofmark.Risk.Scoring;

namespace Proofmark.Risk.Loss;

/// <summary>Turns a control's posterior into what the loss model may believe.</summary>
internal static class CreditedTheta
{
    /// <summary>
    /// The whole posterior of a control that has credit; null, no effect at all, for one without evidence or with credit below the threshold. The bare prior has a mean of 0.25: drawn
    /// from, it would make a long list of untested controls look like protection, and a control that was not tested better than one that failed.
    /// </summary>
    public static ThetaBelief? Of(BetaDistribution? posterior) =>
        posterior is { } known && ControlCredit.Credited(known) >= ControlCredit.Threshold ? ThetaBelief.Uncertain(known.Alpha, known.Beta) : null;
}
