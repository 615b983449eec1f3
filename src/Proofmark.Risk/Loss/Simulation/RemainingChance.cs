using System.Numerics;

namespace Proofmark.Risk.Loss.Simulation;

/// <summary>
/// The share that the controls of one kind leave: <c>(1 − ρ) Π_g (1 − e_g) + ρ min_g (1 − e_g)</c>, with <c>e_g</c> the best <c>ceiling · θ</c> of a mechanism group.
/// </summary>
/// <param name="thetas">Slots of the θ of each effect, group by group.</param>
/// <param name="ceilings">Slots of the ceilings, likewise.</param>
/// <param name="ends">Where each group ends.</param>
internal sealed class RemainingChance(int[] thetas, int[] ceilings, int[] ends)
{
    /// <summary>The share in each trial of a block.</summary>
    /// <param name="values">θ and ceilings of the trials.</param>
    /// <param name="dependence">ρ, from 0 to 1.</param>
    /// <param name="remaining">Receives the share of each trial.</param>
    public void Of(TrialBlock values, double dependence, Span<double> remaining)
    {
        var trial = 0;
        for (; trial + Vector<double>.Count <= values.Width; trial += Vector<double>.Count)
        {
            Several(values, trial, dependence).CopyTo(remaining[trial..]);
        }

        for (; trial < values.Width; trial++)
        {
            remaining[trial] = One(values, trial, dependence);
        }
    }

    // The same steps in the same order as for one trial, so that the results are the same to the last bit.
    private Vector<double> Several(TrialBlock values, int trial, double dependence)
    {
        var product = Vector<double>.One;
        var least = Vector<double>.One;
        var i = 0;
        foreach (var end in ends)
        {
            var best = Vector<double>.Zero;
            for (; i < end; i++)
            {
                best = Vector.Max(best, new Vector<double>(values.Theta(thetas[i])[trial..]) * new Vector<double>(values.Ceiling(ceilings[i])[trial..]));
            }

            var left = Vector<double>.One - best;
            product *= left;
            least = Vector.Min(least, left);
        }

        return (product * (1 - dependence)) + (least * dependence);
    }

    private double One(TrialBlock values, int trial, double dependence)
    {
        var product = 1.0;
        var least = 1.0;
        var i = 0;
        foreach (var end in ends)
        {
            var best = 0.0;
            for (; i < end; i++)
            {
                best = Math.Max(best, values.Theta(thetas[i])[trial] * values.Ceiling(ceilings[i])[trial]);
            }

            product *= 1 - best;
            least = Math.Min(least, 1 - best);
        }

        return ((1 - dependence) * product) + (dependence * least);
    }
}
