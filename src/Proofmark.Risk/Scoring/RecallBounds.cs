using Proofmark.Risk.Bindings;

namespace Proofmark.Risk.Scoring;

/// <summary>Bounds of a measured recall: one-sided 90 % bounds of Clopper and Pearson (Biometrika 26, 1934), which never promise more than they hold.</summary>
internal static class RecallBounds
{
    /// <summary>The recall that is exceeded with 90 % confidence.</summary>
    public static double Low(BindingRecall recall)
    {
        var found = recall.Value * recall.N;
        return found <= 0 ? 0 : new BetaDistribution(found, recall.N - found + 1).Quantile(ControlCredit.CreditedQuantile);
    }

    /// <summary>The recall that is not reached with 90 % confidence.</summary>
    public static double High(BindingRecall recall)
    {
        var found = recall.Value * recall.N;
        return found >= recall.N ? 1 : new BetaDistribution(found + 1, recall.N - found).Quantile(1 - ControlCredit.CreditedQuantile);
    }
}
