using CsCheck;
using MathNet.Numerics;
using Proofmark.Risk.Bindings;
using Proofmark.Risk.Scoring;

namespace Proofmark.Risk.Tests.Scoring;

/// <summary>Missing mandatory checks, recall, and P4.</summary>
public sealed class ControlBeliefTests
{
    private const double Rounding = 1e-9;

    private static readonly Gen<Voice> Other =
        Gen.Select(Gen.Int[0, 4], Gen.Bool, Gen.Double[0, 20], (check, pass, weight) => new Voice($"other{check}", pass ? 1 : 0, weight, ["e"]));

    [Fact]
    public void A_missing_mandatory_check_is_a_fail_of_weight_two()
    {
        var belief = Of(Missing(4));
        belief.Posterior.Should().Be(new BetaDistribution(0.5, 3.5));
        belief.Posterior.Mean.Should().BeApproximately(0.125, 0.005);
        ControlCredit.Credited(belief.Posterior).Should().BeApproximately(0.002, 0.005);
        belief.Credited.Should().Be(0);
        belief.HasEvidence.Should().BeFalse();
    }

    [Fact]
    public void P4_leaving_a_mandatory_check_out_never_beats_failing_it_by_more_than_the_threshold() =>
        Gen.Select(Other.Array[0, 5], Gen.Double[2, 20]).Sample(
            (others, weight) =>
            {
                var missing = Of([.. others, Missing(weight)]);
                var failed = Of([.. others, new Voice("must", 0, weight, ["e"])]);
                return missing.Credited <= failed.Credited + ControlCredit.Threshold + Rounding && Used(missing) <= Used(failed) + ControlCredit.Threshold + Rounding;
            },
            iter: 3000);

    [Fact]
    public void P4_leaving_it_out_never_beats_passing_it() => Gen.Select(Other.Array[0, 5], Gen.Double[2, 20]).Sample(
        (others, weight) => Of([.. others, Missing(weight)]).Credited <= Of([.. others, new Voice("must", 1, weight, ["e"])]).Credited + Rounding,
        iter: 3000);

    [Fact]
    public void The_figures_are_in_order() => Gen.Select(Other.Array[0, 5], Gen.Bool).Sample(
        (others, missing) => Of(missing ? [.. others, Missing(4)] : others) is { } b && b.Credited <= b.Mean + Rounding && b.Mean <= b.High + Rounding,
        iter: 3000);

    [Fact]
    public void Nothing_can_be_credited_beyond_what_the_check_finds()
    {
        var sure = new Voice("scan", 1, 1000, ["e"]);
        Of(sure).Credited.Should().BeGreaterThan(0.99);
        Of(sure with { Recall = new BindingRecall(0.8, 50, "measured(corpus)") }).Credited.Should().BeApproximately(0.708, 0.005);
        Of(sure with { Recall = new BindingRecall(0.8, 5000, "measured(corpus)") }).Credited.Should().BeInRange(0.79, 0.8);
        Of(sure with { Recall = new BindingRecall(0, 50, "measured(corpus)") }).Credited.Should().Be(0);
    }

    [Theory]
    [InlineData(0.8, 50)]
    [InlineData(0.5, 10)]
    [InlineData(0.97, 300)]
    public void The_bound_of_a_recall_agrees_with_the_binomial_sum(double value, long n)
    {
        var low = RecallBounds.Low(new BindingRecall(value, n, "measured(x)"));
        var found = (int)Math.Round(value * n);

        // Clopper and Pearson: at the bound, finding as much or more has a chance of 10 %.
        var tail = Enumerable.Range(found, (int)n - found + 1).Sum(k => SpecialFunctions.Binomial((int)n, k) * Math.Pow(low, k) * Math.Pow(1 - low, n - k));
        tail.Should().BeApproximately(0.1, 0.001);
    }

    [Fact]
    public void The_cap_is_that_of_the_best_check_and_none_when_one_was_never_measured()
    {
        var weak = new Voice("weak", 1, 1000, ["e"]) { Recall = new BindingRecall(0.3, 1000, "measured(a)") };
        var good = new Voice("good", 1, 1000, ["e"]) { Recall = new BindingRecall(0.9, 1000, "measured(b)") };
        var unknown = new Voice("unknown", 1, 1000, ["e"]);
        Of(weak).Credited.Should().BeLessThan(0.3);
        Of(weak, good).Credited.Should().BeInRange(0.88, 0.9);
        Of(weak, good, unknown).Credited.Should().BeGreaterThan(0.99);
    }

    [Fact]
    public void P1_a_further_pass_never_lowers_a_credit_whatever_its_recall() =>
        Gen.Select(Other.Array[0, 4], Gen.Double[0, 1], Gen.Bool).Sample(
            (others, recall, known) =>
            {
                var measured = others.Select(v => v with { Recall = new BindingRecall(0.5, 100, "measured(x)") }).ToArray();
                var more = new Voice("more", 1, 4, ["e"]) { Recall = known ? new BindingRecall(recall, 100, "measured(x)") : null };
                return Of([.. measured, more]).Credited >= Of(measured).Credited - Rounding;
            },
            iter: 3000);

    // A mean without support is shown and never used.
    private static double Used(ControlBelief belief) => belief.IsSupported ? belief.Mean : 0;

    private static Voice Missing(double weight) => new("must", 0, Voice.MissingWeight, []) { WeightIfFailed = weight };

    private static ControlBelief Of(params Voice[] voices) => ControlBeliefs.Of(voices, new QuantileCache());
}
