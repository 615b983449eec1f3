namespace Proofmark.Risk.Loss.Simulation;

/// <summary>The losses of every simulated year.</summary>
internal sealed class LossDraws(IReadOnlyList<CompiledRisk> risks, int trials)
{
    private readonly Lock gate = new();

    /// <summary>Number of years.</summary>
    public int Trials => trials;

    /// <summary>Losses without controls, by risk and year.</summary>
    public double[][] Inherent { get; } = [.. risks.Select(_ => new double[trials])];

    /// <summary>Losses with controls, by risk and year.</summary>
    public double[][] Residual { get; } = [.. risks.Select(_ => new double[trials])];

    /// <summary>In how many years each defence of a risk was the weakest, or one of them.</summary>
    public int[][] Weakest { get; } = [.. risks.Select(r => new int[r.Defences.Length])];

    /// <summary>Adds counts of some years. Whole numbers: the order of adding does not matter.</summary>
    public void Add(int[][] weakest)
    {
        lock (gate)
        {
            for (var i = 0; i < weakest.Length; i++)
            {
                for (var j = 0; j < weakest[i].Length; j++)
                {
                    Weakest[i][j] += weakest[i][j];
                }
            }
        }
    }

    /// <summary>The loss of each year over all risks, added in the order of their ids.</summary>
    public double[] Total(double[][] losses)
    {
        var total = new double[trials];
        foreach (var risk in losses)
        {
            for (var t = 0; t < total.Length; t++)
            {
                total[t] += risk[t];
            }
        }

        return total;
    }
}
