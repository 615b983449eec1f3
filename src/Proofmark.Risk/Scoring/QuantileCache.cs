namespace Proofmark.Risk.Scoring;

/// <summary>Remembers quantiles: many controls at many components have the same posterior.</summary>
internal sealed class QuantileCache
{
    private readonly Dictionary<BetaDistribution, (double Low, double High)> known = [];

    /// <summary>The credited and the hopeful quantile, 10 % and 90 %.</summary>
    public (double Low, double High) Of(BetaDistribution beta)
    {
        if (!known.TryGetValue(beta, out var figures))
        {
            figures = (beta.Quantile(ControlCredit.CreditedQuantile), beta.Quantile(1 - ControlCredit.CreditedQuantile));
            known.Add(beta, figures);
        }

        return figures;
    }
}
