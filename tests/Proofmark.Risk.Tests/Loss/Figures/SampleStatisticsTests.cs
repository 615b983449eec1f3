using MathNet.Numerics.Statistics;
using Proofmark.Risk.Loss;
using Proofmark.Risk.Loss.Figures;
using Proofmark.Risk.Loss.Sampling;

namespace Proofmark.Risk.Tests.Loss.Figures;

public sealed class SampleStatisticsTests
{
    private static readonly SampleStatistics Hundred = new([.. Enumerable.Range(1, 100).Reverse().Select(i => (double)i)]);

    [Fact]
    public void Figures_of_the_numbers_from_one_to_a_hundred()
    {
        Hundred.Mean().Value.Should().Be(50.5);
        Hundred.Mean().StandardError.Should().BeApproximately(Enumerable.Range(1, 100).Select(i => (double)i).StandardDeviation() / 10, 1e-8);
        Hundred.Quantile(0.5).Value.Should().Be(50);
        Hundred.Quantile(0.95).Value.Should().Be(95);
        Hundred.Shortfall(0.95).Value.Should().Be(98);
        Hundred.Exceedance(95).Value.Should().Be(0.05);
        Hundred.Exceedance(0).Value.Should().Be(1);
        Hundred.SmallestAboveZero().Should().Be(1);
    }

    [Fact]
    public void What_was_never_seen_is_not_impossible() => Hundred.Exceedance(1000).Should().Match<LossFigure>(f => f.Value == 0 && f.StandardError > 0.009);

    /// <summary>Exponential losses: every figure and every standard error has a closed form, and 400 samples must spread by it.</summary>
    [Fact]
    public void Standard_errors_are_those_of_exponential_losses()
    {
        const int n = 2_000;
        const int samples = 400;
        const double tail = 0.05;
        var statistics = Enumerable.Range(0, samples).Select(s => new SampleStatistics(Exponential(s, n))).ToList();

        Spreads(statistics, s => s.Mean(), 1, Math.Sqrt(1.0 / n));
        Spreads(statistics, s => s.Quantile(1 - tail), Math.Log(1 / tail), Math.Sqrt(tail * (1 - tail) / n) / tail);
        Spreads(statistics, s => s.Shortfall(1 - tail), 1 + Math.Log(1 / tail), Math.Sqrt((1 + (1 - tail)) / (n * tail)));
        Spreads(statistics, s => s.Exceedance(1), Math.Exp(-1), Math.Sqrt(Math.Exp(-1) * (1 - Math.Exp(-1)) / n));
    }

    private static void Spreads(List<SampleStatistics> samples, Func<SampleStatistics, LossFigure> figure, double value, double error)
    {
        var figures = samples.ConvertAll(s => figure(s));
        figures.Average(f => f.Value).Should().BeApproximately(value, 0.25 * error);
        (figures.Average(f => f.StandardError) / error).Should().BeApproximately(1, 0.1);
        (figures.Select(f => f.Value).StandardDeviation() / error).Should().BeApproximately(1, 0.15);
    }

    private static double[] Exponential(int sample, int n)
    {
        var draws = StreamKey.Of(9, "exponential").At(sample);
        var values = new double[n];
        for (var i = 0; i < n; i++)
        {
            values[i] = -Math.Log(draws.Next());
        }

        return values;
    }
}
