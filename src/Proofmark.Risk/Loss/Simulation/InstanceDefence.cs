namespace Proofmark.Risk.Loss.Simulation;

/// <summary>What works against a risk at a component.</summary>
/// <param name="Preventive">Acts on the chance.</param>
/// <param name="Detective">Acts on the loss together with <paramref name="Responsive"/>.</param>
/// <param name="Responsive">Acts on the loss together with <paramref name="Detective"/>.</param>
internal sealed record InstanceDefence(RemainingChance Preventive, RemainingChance Detective, RemainingChance Responsive)
{
    /// <summary>The share V of attempts that succeed, and the share m of each loss that remains, <c>1 − e_detective · e_responsive</c>.</summary>
    public (double Chance, double Loss) Remaining(ReadOnlySpan<double> theta, ReadOnlySpan<double> ceiling, double dependence)
    {
        var seen = 1 - Detective.Of(theta, ceiling, dependence);
        var limited = 1 - Responsive.Of(theta, ceiling, dependence);
        return (Preventive.Of(theta, ceiling, dependence), 1 - (seen * limited));
    }
}
