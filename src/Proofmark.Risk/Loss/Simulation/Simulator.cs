namespace Proofmark.Risk.Loss.Simulation;

/// <summary>Draws the losses of every year. Each trial has its own draws, so the work is shared by all cores and the result does not depend on how.</summary>
internal static class Simulator
{
    private const int BlockSize = 256;

    public static LossDraws Run(CompiledLoss compiled, LossOptions options)
    {
        var draws = new LossDraws(compiled.Risks, options.Trials);
        var blocks = (options.Trials + BlockSize - 1) / BlockSize;
        Parallel.For(0, blocks, () => new Scratch(compiled), (block, _, scratch) =>
        {
            var end = Math.Min((block + 1) * BlockSize, options.Trials);
            for (var trial = block * BlockSize; trial < end; trial++)
            {
                Year(compiled, options, draws, trial, scratch);
            }

            return scratch;
        }, scratch => draws.Add(scratch.Weakest));
        return draws;
    }

    private static void Year(CompiledLoss compiled, LossOptions options, LossDraws draws, int trial, Scratch scratch)
    {
        compiled.Defence.DrawControls(trial, scratch.Uniform);
        compiled.Defence.FillThetas(scratch.Uniform, scratch.Theta);
        compiled.Defence.DrawCeilings(trial, scratch.Ceiling);
        for (var i = 0; i < compiled.Risks.Count; i++)
        {
            var risk = compiled.Risks[i];
            var shares = scratch.Shares.AsSpan(0, risk.Defences.Length);
            var (chance, remaining) = risk.Weakest(scratch.Theta, scratch.Ceiling, options.Dependence, shares);
            Count(shares, chance * remaining, scratch.Weakest[i]);
            var frequency = risk.Frequency.At(trial);
            var attempts = risk.Events.Quantile(frequency.Next());
            var (inherent, residual) = risk.Year.Draw(ref frequency, risk.Severity, trial, attempts, attempts * chance);
            draws.Inherent[i][trial] = inherent;
            draws.Residual[i][trial] = residual * remaining;
        }
    }

    private static void Count(ReadOnlySpan<double> shares, double most, int[] weakest)
    {
        for (var i = 0; i < shares.Length; i++)
        {
            weakest[i] += shares[i] == most ? 1 : 0;
        }
    }

    private sealed class Scratch(CompiledLoss compiled)
    {
        public double[] Uniform { get; } = new double[compiled.Defence.Controls];

        public double[] Theta { get; } = new double[compiled.Defence.Thetas];

        public double[] Ceiling { get; } = new double[compiled.Defence.Ceilings];

        public double[] Shares { get; } = new double[compiled.MostDefences];

        public int[][] Weakest { get; } = [.. compiled.Risks.Select(r => new int[r.Defences.Length])];
    }
}
