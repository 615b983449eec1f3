namespace Proofmark.Risk.Loss.Simulation;

/// <summary>What remains where an attempt has most effect, <c>max_i V_i m_i</c>, as it is for an attacker who may choose, in each trial of a block.</summary>
/// <param name="mostDefences">The greatest number of defences of a risk.</param>
/// <param name="width">Number of trials.</param>
internal sealed class Weakest(int mostDefences, int width)
{
    private readonly double[] shares = new double[mostDefences * width];
    private readonly double[] chances = new double[width];
    private readonly double[] losses = new double[width];
    private readonly double[] most = new double[width];

    /// <summary>The share V of attempts that succeed there, by trial.</summary>
    public double[] Chance { get; } = new double[width];

    /// <summary>The share m of each loss that remains there, by trial.</summary>
    public double[] Loss { get; } = new double[width];

    /// <summary>Finds it for one risk.</summary>
    public void Find(CompiledRisk risk, TrialBlock values, double dependence)
    {
        Array.Fill(most, -1);
        for (var i = 0; i < risk.Defences.Length; i++)
        {
            risk.Defences[i].Remaining(values, dependence, chances, losses);
            var share = Shares(i);
            for (var t = 0; t < width; t++)
            {
                share[t] = chances[t] * losses[t];
                if (share[t] > most[t])
                {
                    (most[t], Chance[t], Loss[t]) = (share[t], chances[t], losses[t]);
                }
            }
        }
    }

    /// <summary>Adds for each defence of the risk last looked at in how many of the first trials it was the weakest, or one of them.</summary>
    public void Count(int trials, Span<int> weakest)
    {
        for (var i = 0; i < weakest.Length; i++)
        {
            var share = Shares(i);
            for (var t = 0; t < trials; t++)
            {
                weakest[i] += share[t] == most[t] ? 1 : 0;
            }
        }
    }

    // Each defence's V m, by trial.
    private Span<double> Shares(int defence) => shares.AsSpan(defence * width, width);
}
