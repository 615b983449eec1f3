namespace Proofmark.Risk.Scoring;

/// <summary>Makes beliefs about controls of voices.</summary>
internal static class ControlBeliefs
{
    /// <summary>The belief that voices amount to.</summary>
    /// <remarks>
    /// A missing mandatory check counts as a fail of weight 2. Beside support its true answer could weigh more; so no figure lies more than
    /// the threshold above what it would be had the check failed: leaving a check out never pays.
    /// Without support the credit is 0: nobody has shown that the control is there.
    /// </remarks>
    public static ControlBelief Of(IReadOnlyList<Voice> voices, QuantileCache quantiles)
    {
        var sorted = voices.OrderBy(v => v.CheckId, StringComparer.Ordinal).ThenBy(v => v.Share).ThenBy(v => v.Weight).ToList();
        var posterior = ControlCredit.Posterior(sorted);
        var (low, high) = quantiles.Of(posterior);
        var mean = posterior.Mean;
        var supported = sorted.Any(Supports);
        if (supported && sorted.Any(v => !v.HasSpoken))
        {
            posterior = ControlCredit.Posterior(sorted.Select(v => v with { Weight = v.WeightIfFailed ?? v.Weight }));
            var (failedLow, failedHigh) = quantiles.Of(posterior);
            low = Math.Min(low, ControlCredit.AboveThreshold(failedLow) + ControlCredit.Threshold);
            mean = Math.Min(mean, posterior.Mean + ControlCredit.Threshold);
            high = Math.Min(high, failedHigh + ControlCredit.Threshold);
        }

        if (!supported)
        {
            return new ControlBelief(posterior, 0, mean, high, sorted);
        }

        if (RecallCap.Of(sorted) is { } cap)
        {
            low = Math.Min(low, cap.Low);
            mean = Math.Min(mean, cap.Value);
            high = Math.Min(high, cap.High);
        }

        return new ControlBelief(posterior, ControlCredit.AboveThreshold(low), mean, high, sorted);
    }

    /// <summary>True when a voice speaks in favour.</summary>
    public static bool Supports(Voice voice) => voice.Share > 0 && voice.Weight > 0;
}
