namespace Proofmark.Risk.Loss.Simulation;

/// <summary>Draws the losses of every year. Each trial has its own draws, so the work is shared by all cores and the result does not depend on how.</summary>
internal static class Simulator
{
    // Trials drawn at once: enough that a table, once it is in the cache, serves many draws, few enough that the values of a block stay near.
    private const int Width = 256;

    public static LossDraws Run(CompiledLoss compiled, LossOptions options)
    {
        var draws = new LossDraws(compiled.Risks, options.Trials);
        var blocks = (options.Trials + Width - 1) / Width;
        Parallel.For(0, blocks, () => new Scratch(compiled), (block, _, scratch) =>
        {
            Years(compiled, options, draws, block * Width, scratch);
            return scratch;
        }, scratch => draws.Add(scratch.Counts));
        return draws;
    }

    private static void Years(CompiledLoss compiled, LossOptions options, LossDraws draws, int first, Scratch scratch)
    {
        var (values, weakest) = (scratch.Values, scratch.Weakest);
        var trials = Math.Min(Width, options.Trials - first);
        compiled.Defence.DrawControls(first, values);
        compiled.Defence.FillThetas(values);
        compiled.Defence.DrawCeilings(first, values);
        for (var i = 0; i < compiled.Risks.Count; i++)
        {
            var risk = compiled.Risks[i];
            weakest.Find(risk, values, options.Dependence);
            weakest.Count(trials, scratch.Counts[i]);
            for (var t = 0; t < trials; t++)
            {
                var (inherent, residual) = risk.LossOf(first + t, weakest.Chance[t]);
                draws.Inherent[i][first + t] = inherent;
                draws.Residual[i][first + t] = residual * weakest.Loss[t];
            }
        }
    }

    private sealed class Scratch(CompiledLoss compiled)
    {
        public TrialBlock Values { get; } = new(compiled.Defence, Width);

        public Weakest Weakest { get; } = new(compiled.MostDefences, Width);

        public int[][] Counts { get; } = [.. compiled.Risks.Select(r => new int[r.Defences.Length])];
    }
}
