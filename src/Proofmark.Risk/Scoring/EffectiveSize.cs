namespace Proofmark.Risk.Scoring;

/// <summary>Corrects a number of trials for trials that resemble each other (Kish's design effect).</summary>
internal static class EffectiveSize
{
    /// <summary><c>n / (1 + (n − 1) ρ)</c>.</summary>
    /// <param name="trials">Number of trials, at least 1.</param>
    /// <param name="correlation">Correlation ρ between trials, from 0 (independent) to 1 (all the same).</param>
    public static double Of(long trials, double correlation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        if (!(correlation >= 0 && correlation <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(correlation), correlation, "a correlation from 0 to 1 is needed");
        }

        return trials / (1 + ((trials - 1) * correlation));
    }
}
