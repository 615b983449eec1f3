using Proofmark.Risk.Loss.Simulation;

namespace Proofmark.Risk.Loss.Figures;

/// <summary>Says what each range, and what each driver that ranges share, contributes.</summary>
/// <param name="compiled">What was simulated.</param>
/// <param name="draws">The losses of every year.</param>
/// <param name="total">The loss of each year over all risks, with controls.</param>
internal sealed class Attributions(CompiledLoss compiled, LossDraws draws, double[] total)
{
    private readonly int[] worst = WorstYears(total);

    public IReadOnlyList<LossAttribution> Ranges()
    {
        var contributions = compiled.Risks.Select((risk, i) => new LossAttribution
        {
            Id = risk.Id,

            // The expected annual loss is a sum over the risks, so leaving one out takes away exactly its own mean.
            Residual = SampleStatistics.Mean(draws.Residual[i]),
            Inherent = SampleStatistics.Mean(draws.Inherent[i]),
            InWorstYears = InWorstYears(draws.Residual[i]),
            Instances = [.. risk.Instances.Select((id, j) => new InstanceShare(id, (double)draws.Weakest[i][risk.DefenceOf[j]] / draws.Trials))],
        });
        return [.. contributions.OrderByDescending(a => a.Residual.Value).ThenBy(a => a.Id, StringComparer.Ordinal)];
    }

    public IReadOnlyList<DriverAttribution> Drivers()
    {
        var drivers = compiled.Risks.Select((Risk, Place) => (Risk, Place)).Where(r => r.Risk.Driver is not null).GroupBy(r => r.Risk.Driver!, StringComparer.Ordinal).Select(g =>
        {
            var residual = draws.Total([.. g.Select(r => draws.Residual[r.Place])]);
            return new DriverAttribution
            {
                Driver = g.Key,
                Ranges = [.. g.Select(r => r.Risk.Id)],
                Residual = SampleStatistics.Mean(residual),
                Inherent = SampleStatistics.Mean(draws.Total([.. g.Select(r => draws.Inherent[r.Place])])),
                InWorstYears = InWorstYears(residual),
            };
        });
        return [.. drivers.OrderByDescending(d => d.Residual.Value).ThenBy(d => d.Driver, StringComparer.Ordinal)];
    }

    private double InWorstYears(double[] losses) => Digits.Ten(worst.Sum(t => losses[t]) / worst.Length);

    private static int[] WorstYears(double[] total)
    {
        var years = Enumerable.Range(0, total.Length).ToArray();
        Array.Sort(years, (a, b) => total[a] != total[b] ? total[a].CompareTo(total[b]) : b.CompareTo(a));
        return years[SampleStatistics.TailStart(total.Length, 0.95)..];
    }
}
