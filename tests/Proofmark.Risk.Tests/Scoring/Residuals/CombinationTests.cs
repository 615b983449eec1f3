using CsCheck;
using Proofmark.Risk.Scoring.Residuals;

namespace Proofmark.Risk.Tests.Scoring.Residuals;

/// <summary>P5, P6, P7 and P17 on the arithmetic of mechanisms.</summary>
public sealed class CombinationTests
{
    private const double Rounding = 1e-12;

    private static readonly Gen<double[]> Effects = Gen.Double[0, 1].Array[0, 12];
    private static readonly Gen<double> Dependence = Gen.Double[0, 1];

    [Theory]
    [InlineData(0.0, 0.06)]
    [InlineData(0.3, 0.102)]
    [InlineData(1.0, 0.2)]
    public void Three_mechanisms_by_hand(double dependence, double expected) =>
        Combination.Left([0.5, 0.4, 0.8], dependence).Should().BeApproximately(expected, Rounding);

    [Fact]
    public void Without_mechanisms_everything_is_left() => Combination.Left([], 0.3).Should().Be(1);

    [Fact]
    public void P5_a_further_mechanism_never_leaves_more() => Gen.Select(Effects, Gen.Double[0, 1], Dependence).Sample(
        (effects, more, dependence) => Combination.Left([.. effects, more], dependence) <= Combination.Left(effects, dependence) + Rounding,
        iter: 5000);

    [Fact]
    public void P6_what_is_left_is_a_share() => Gen.Select(Gen.Double[-2, 3].Array[0, 12], Dependence).Sample(
        (effects, dependence) => Combination.Left(effects, dependence) is >= 0 and <= 1,
        iter: 5000);

    [Fact]
    public void P7_the_order_of_mechanisms_means_nothing() => Gen.Select(Effects, Dependence).Sample(
        (effects, dependence) => Math.Abs(Combination.Left(effects.Reverse(), dependence) - Combination.Left(effects, dependence)) <= Rounding,
        iter: 5000);

    [Fact]
    public void P17_without_dependence_it_is_the_product() => Effects.Sample(
        effects => Math.Abs(Combination.Left(effects, 0) - effects.Aggregate(1.0, (all, e) => all * (1 - e))) <= Rounding,
        iter: 5000);

    [Fact]
    public void P17_with_full_dependence_only_the_best_counts() => Effects.Where(e => e.Length > 0).Sample(
        effects => Math.Abs(Combination.Left(effects, 1) - (1 - effects.Max())) <= Rounding,
        iter: 5000);

    [Fact]
    public void P17_more_dependence_never_leaves_less() => Gen.Select(Effects, Dependence, Dependence).Sample(
        (effects, a, b) => Combination.Left(effects, Math.Min(a, b)) <= Combination.Left(effects, Math.Max(a, b)) + Rounding,
        iter: 5000);
}
