using Proofmark.Risk.Loss.Simulation;

namespace Proofmark.Risk.Loss.Figures;

/// <summary>Says what each range contributes.</summary>
internal static class Attributions
{
    public static IReadOnlyList<LossAttribution> Of(CompiledLoss compiled, LossDraws draws, double[] total)
    {
        var worst = WorstYears(total);
        var contributions = compiled.Risks.Select((risk, i) => new LossAttribution
        {
            Id = risk.Id,

            // The expected annual loss is a sum over the risks, so leaving one out takes away exactly its own mean.
            Residual = SampleStatistics.Mean(draws.Residual[i]),
            Inherent = SampleStatistics.Mean(draws.Inherent[i]),
            InWorstYears = Digits.Ten(worst.Sum(t => draws.Residual[i][t]) / worst.Length),
            Instances = [.. risk.Instances.Select((id, j) => new InstanceShare(id, (double)draws.Weakest[i][risk.DefenceOf[j]] / draws.Trials))],
        });
        return [.. contributions.OrderByDescending(a => a.Residual.Value).ThenBy(a => a.Id, StringComparer.Ordinal)];
    }

    public static IReadOnlyList<DriverAttribution> Drivers(CompiledLoss compiled, LossDraws draws, double[] total)
    {
        var worst = WorstYears(total);
        var drivers = compiled.Risks.Select((Risk, Place) => (Risk, Place)).Where(r => r.Risk.Driver is not null).GroupBy(r => r.Risk.Driver!, StringComparer.Ordinal).Select(g =>
        {
            var residual = draws.Total([.. g.Select(r => draws.Residual[r.Place])]);
            return new DriverAttribution
            {
                Driver = g.Key,
                Ranges = [.. g.Select(r => r.Risk.Id)],
                Residual = new SampleStatistics(residual).Mean(),
                Inherent = new SampleStatistics(draws.Total([.. g.Select(r => draws.Inherent[r.Place])])).Mean(),
                InWorstYears = Digits.Ten(worst.Sum(t => residual[t]) / worst.Length),
            };
        });
        return [.. drivers.OrderByDescending(d => d.Residual.Value).ThenBy(d => d.Driver, StringComparer.Ordinal)];
    }

    private static int[] WorstYears(double[] total)
    {
        var years = Enumerable.Range(0, total.Length).ToArray();
        Array.Sort(years, (a, b) => total[a] != total[b] ? total[a].CompareTo(total[b]) : b.CompareTo(a));
        return years[SampleStatistics.TailStart(total.Length, 0.95)..];
    }
}
