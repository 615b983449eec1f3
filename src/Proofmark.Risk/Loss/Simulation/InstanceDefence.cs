namespace Proofmark.Risk.Loss.Simulation;

/// <summary>What works against a risk at a component.</summary>
/// <param name="Preventive">Acts on the chance.</param>
/// <param name="Detective">Acts on the loss together with <paramref name="Responsive"/>.</param>
/// <param name="Responsive">Acts on the loss together with <paramref name="Detective"/>.</param>
internal sealed record InstanceDefence(RemainingChance Preventive, RemainingChance Detective, RemainingChance Responsive)
{
    /// <summary>
    /// The share V of attempts that succeed, and the share m of each loss that remains, <c>1 − e_detective · e_responsive</c>, in each trial of a block.
    /// </summary>
    public void Remaining(TrialBlock values, double dependence, Span<double> chance, Span<double> loss)
    {
        Detective.Of(values, dependence, loss);
        Responsive.Of(values, dependence, chance);
        for (var i = 0; i < values.Width; i++)
        {
            loss[i] = 1 - ((1 - loss[i]) * (1 - chance[i]));
        }

        Preventive.Of(values, dependence, chance);
    }
}
