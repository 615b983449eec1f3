using MathNet.Numerics;
using Proofmark.Risk.Scoring;

namespace Proofmark.Risk.Tests.Scoring;

public sealed class BetaDistributionTests
{
    private static readonly double[] Weights = [0.1, 0.5, 0.9, 1, 1.5, 2, 3.5, 8.5, 12.5, 18.9, 40.5, 200, 1000];
    private static readonly double[] Points = [1e-9, 1e-4, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 0.9999];

    [Fact]
    public void The_incomplete_beta_function_agrees_with_an_independent_implementation()
    {
        foreach (var (a, b) in Weights.SelectMany(a => Weights.Select(b => (a, b))))
        {
            var beta = new BetaDistribution(a, b);
            foreach (var x in Points)
            {
                beta.CumulativeProbability(x).Should().BeApproximately(SpecialFunctions.BetaRegularized(a, b, x), 1e-9, $"I_{x}({a}, {b})");
            }
        }
    }

    [Fact]
    public void The_quantile_undoes_the_cumulative_probability()
    {
        foreach (var (a, b) in Weights.SelectMany(a => Weights.Select(b => (a, b))))
        {
            var beta = new BetaDistribution(a, b);
            foreach (var p in (double[])[0.05, 0.1, 0.5, 0.9])
            {
                var x = beta.Quantile(p);
                x.Should().BeInRange(0, 1);
                if (x is > 1e-8 and < 1 - 1e-8)
                {
                    SpecialFunctions.BetaRegularized(a, b, x).Should().BeApproximately(p, 1e-6, $"quantile {p} of Beta({a}, {b})");
                }
            }
        }
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, -1)]
    [InlineData(double.NaN, 1)]
    [InlineData(1, double.PositiveInfinity)]
    public void Weights_that_are_no_weights_are_refused(double alpha, double beta) =>
        FluentActions.Invoking(() => new BetaDistribution(alpha, beta)).Should().Throw<ArgumentOutOfRangeException>();

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Probabilities_outside_zero_to_one_are_refused(double probability) =>
        FluentActions.Invoking(() => new BetaDistribution(1, 1).Quantile(probability)).Should().Throw<ArgumentOutOfRangeException>();
}
