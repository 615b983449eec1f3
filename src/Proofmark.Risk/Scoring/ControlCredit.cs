namespace Proofmark.Risk.Scoring;

/// <summary>Scoring convention v1: how far evidence credits a control. A credit is an ordinal aid, not a probability of safety; it is uncalibrated.</summary>
internal static class ControlCredit
{
    /// <summary>Pessimistic prior: α before any evidence.</summary>
    public const double PriorAlpha = 0.5;

    /// <summary>Pessimistic prior: β before any evidence.</summary>
    public const double PriorBeta = 1.5;

    /// <summary>The quantile that is credited.</summary>
    public const double CreditedQuantile = 0.1;

    /// <summary>Credit below this is shown and used as none.</summary>
    public const double Threshold = 0.05;

    /// <summary>
    /// The posterior of a control: <c>Beta(0.5 + Σ w s, 1.5 + Σ w (1 − s))</c>. The order of the voices does not matter:
    /// they are added in the order of their checks.
    /// </summary>
    public static BetaDistribution Posterior(IEnumerable<Voice> voices)
    {
        var alpha = PriorAlpha;
        var beta = PriorBeta;
        foreach (var voice in voices.OrderBy(v => v.CheckId, StringComparer.Ordinal).ThenBy(v => v.Share).ThenBy(v => v.Weight))
        {
            var share = Math.Clamp(voice.Share, 0, 1);
            alpha += voice.Weight * share;
            beta += voice.Weight * (1 - share);
        }

        return new BetaDistribution(alpha, beta);
    }

    /// <summary>The credited effectiveness, from 0 to 1: the 10 % quantile of the posterior.</summary>
    public static double Credited(BetaDistribution posterior) => posterior.Quantile(CreditedQuantile);

    /// <summary>A credit as it is shown and used: below the threshold it is none.</summary>
    public static double AboveThreshold(double credit) => credit < Threshold ? 0 : credit;
}
