using CsCheck;
using MathNet.Numerics;
using MathNet.Numerics.Distributions;
using Proofmark.Risk.Loss.Sampling;
using Proofmark.Risk.Scoring;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Tests.Loss.Sampling;

public sealed class DistributionTests
{
    private static readonly double[] Probabilities = [1e-15, 1e-9, 1e-4, 0.01, 0.075, 0.1, 0.25, 0.5, 0.75, 0.9, 0.925, 0.99, 0.9999, 1 - 1e-9];

    [Fact]
    public void The_normal_quantile_agrees_with_an_independent_error_function()
    {
        foreach (var p in Probabilities)
        {
            (SpecialFunctions.Erfc(-NormalDistribution.Quantile(p) / Math.Sqrt(2)) / 2 / p).Should().BeApproximately(1, 1e-12, $"Φ(quantile {p})");
        }
    }

    [Fact]
    public void The_normal_probability_agrees_with_an_independent_error_function()
    {
        for (var x = -12.0; x <= 12; x += 0.125)
        {
            (NormalDistribution.CumulativeProbability(x) / (SpecialFunctions.Erfc(-x / Math.Sqrt(2)) / 2)).Should().BeApproximately(1, 1e-12, $"Φ({x})");
        }
    }

    [Fact]
    public void The_Poisson_quantile_is_the_smallest_count_that_reaches_the_probability() =>
        Gen.Select(Gen.Double[1e-6, PoissonDistribution.GreatestMean], Gen.Double[1e-6, 1 - 1e-6]).Sample((mean, p) =>
        {
            var count = PoissonDistribution.Quantile(mean, p);
            var independent = new Poisson(mean);
            return independent.CumulativeDistribution(count) >= p - 1e-9 && (count == 0 || independent.CumulativeDistribution(count - 1) <= p + 1e-9);
        }, iter: 2000);

    [Theory]
    [InlineData(0)]
    [InlineData(1e-3)]
    [InlineData(512)]
    public void The_Poisson_quantile_ends_at_both_ends(double mean)
    {
        PoissonDistribution.Quantile(mean, 1 - Math.Pow(2, -53)).Should().BeInRange(0, 1000);
        PoissonDistribution.Quantile(mean, Math.Pow(2, -54)).Should().BeInRange(0, 512);
    }

    [Fact]
    public void The_table_of_a_Beta_distribution_agrees_with_its_exact_quantile()
    {
        foreach (var (a, b) in ((double, double)[])[(0.5, 1.5), (0.5, 4.5), (1, 1), (1, 5), (5, 1), (3, 3), (4.5, 1.5), (12.5, 1.5), (18.9, 3.1), (0.05, 0.05), (60, 2), (900, 100)])
        {
            var exact = new BetaDistribution(a, b);
            var table = new BetaSampler(exact);
            for (var i = 1; i < 400; i++)
            {
                var p = i / 400.0;
                table.Quantile(p).Should().BeApproximately(exact.Quantile(p), 1e-5, $"quantile {p} of Beta({a}, {b})");
            }
        }
    }

    [Fact]
    public void The_table_keeps_mean_and_variance()
    {
        foreach (var (a, b) in ((double, double)[])[(0.5, 1.5), (3, 3), (12.5, 1.5), (18.9, 3.1)])
        {
            var table = new BetaSampler(new BetaDistribution(a, b));
            var values = Enumerable.Range(0, 100_000).Select(i => table.Quantile((i + 0.5) / 100_000)).ToList();
            var independent = new Beta(a, b);
            values.Average().Should().BeApproximately(independent.Mean, 1e-5);
            values.Average(v => v * v).Should().BeApproximately(independent.Variance + (independent.Mean * independent.Mean), 1e-5);
        }
    }

    [Fact]
    public void Better_evidence_never_gives_a_lower_draw_from_the_same_number() =>
        Gen.Select(Gen.Double[0.5, 30], Gen.Double[0.5, 30], Gen.Double[0.01, 10], Gen.Double[1e-6, 1 - 1e-6]).Sample((a, b, more, u) =>
        {
            var draw = new BetaSampler(new BetaDistribution(a, b)).Quantile(u);
            return new BetaSampler(new BetaDistribution(a + more, b)).Quantile(u) >= draw - 1e-5 && new BetaSampler(new BetaDistribution(a, b + more)).Quantile(u) <= draw + 1e-5;
        }, iter: 100);

    [Theory]
    [InlineData(20, 100, 900)]
    [InlineData(0, 0, 1)]
    [InlineData(3e6, 5e6, 5e6)]
    public void A_PERT_distribution_has_its_mean_and_stays_in_its_range(double low, double mode, double high)
    {
        var pert = new PertDistribution(new PertRange(low, mode, high), new SamplerCache());
        var values = Enumerable.Range(0, 100_000).Select(i => pert.Quantile((i + 0.5) / 100_000)).ToList();

        pert.Mean.Should().BeApproximately((low + (4 * mode) + high) / 6, 1e-9);
        (values.Average() / pert.Mean).Should().BeApproximately(1, 1e-5);
        values.Should().OnlyContain(v => v >= low && v <= high);
        var shape = new BetaScaled(1 + (4 * (mode - low) / (high - low)), 1 + (4 * (high - mode) / (high - low)), low, high - low);
        foreach (var p in (double[])[0.05, 0.3, 0.5, 0.8, 0.99])
        {
            shape.CumulativeDistribution(pert.Quantile(p)).Should().BeApproximately(p, 1e-4);
        }
    }

    [Fact]
    public void A_PERT_distribution_without_width_is_its_value() =>
        new PertDistribution(new PertRange(7, 7, 7), new SamplerCache()).Quantile(0.3).Should().Be(7);

    [Theory]
    [InlineData(1_000, 50_000)]
    [InlineData(1, 1e9)]
    [InlineData(99, 100)]
    public void A_lognormal_distribution_has_the_interval_it_was_made_from(double low, double high)
    {
        var loss = new LognormalDistribution(new AmountInterval(low, high));
        var independent = new LogNormal(loss.Location, loss.Scale);

        (loss.At(NormalDistribution.Quantile(0.05)) / low).Should().BeApproximately(1, 1e-9);
        (loss.At(NormalDistribution.Quantile(0.95)) / high).Should().BeApproximately(1, 1e-9);
        independent.CumulativeDistribution(low).Should().BeApproximately(0.05, 1e-9);
        independent.CumulativeDistribution(high).Should().BeApproximately(0.95, 1e-9);
        (loss.Mean / independent.Mean).Should().BeApproximately(1, 1e-12);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Moments_below_a_limit_agree_with_numerical_integration(int power)
    {
        var loss = new LognormalDistribution(new AmountInterval(1_000, 200_000));
        var limit = NormalDistribution.Quantile(0.87);
        var integral = Integrate.OnClosedInterval(z => Math.Pow(loss.At(z), power) * Normal.PDF(0, 1, z), -12, limit, 1e-12) / 0.87;

        (loss.MomentBelow(limit, power) / integral).Should().BeApproximately(1, 1e-9);
    }
}
