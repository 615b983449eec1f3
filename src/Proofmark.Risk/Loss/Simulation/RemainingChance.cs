namespace Proofmark.Risk.Loss.Simulation;

/// <summary>
/// The share that the controls of one kind leave: <c>(1 − ρ) Π_g (1 − e_g) + ρ min_g (1 − e_g)</c>, with <c>e_g</c> the best <c>ceiling · θ</c> of a mechanism group.
/// </summary>
/// <param name="thetas">Slots of the θ of each effect, group by group.</param>
/// <param name="ceilings">Slots of the ceilings, likewise.</param>
/// <param name="ends">Where each group ends.</param>
internal sealed class RemainingChance(int[] thetas, int[] ceilings, int[] ends)
{
    public double Of(ReadOnlySpan<double> theta, ReadOnlySpan<double> ceiling, double dependence)
    {
        var product = 1.0;
        var least = 1.0;
        var i = 0;
        foreach (var end in ends)
        {
            var best = 0.0;
            for (; i < end; i++)
            {
                best = Math.Max(best, theta[thetas[i]] * ceiling[ceilings[i]]);
            }

            product *= 1 - best;
            least = Math.Min(least, 1 - best);
        }

        return ((1 - dependence) * product) + (dependence * least);
    }
}
