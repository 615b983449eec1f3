using MathNet.Numerics.Distributions;
using Proofmark.Risk.Loss;
using Proofmark.Risk.Loss.Sampling;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Tests.Loss;

/// <summary>Closed forms and published numbers.</summary>
public sealed class LossModelTests
{
    /// <summary>Property P15: the worked example of pyfair, PERT(20, 100, 900) · (PERT(3, 3.5, 5 million) + 3.5 million).</summary>
    [Fact]
    public void The_published_product_of_PERT_distributions_comes_out()
    {
        const int n = 200_000;
        var samplers = new SamplerCache();
        var events = new PertDistribution(new PertRange(20, 100, 900), samplers);
        var primary = new PertDistribution(new PertRange(3e6, 3.5e6, 5e6), samplers);
        var draws = Enumerable.Range(0, n).Select(t => events.Quantile(StreamKey.Of(1, "events").First(t)) * (primary.Quantile(StreamKey.Of(1, "primary").First(t)) + 3.5e6)).ToList();
        var mean = draws.Average();
        var deviation = Math.Sqrt(draws.Average(d => (d - mean) * (d - mean)));

        mean.Should().BeApproximately(1.576667e9, 4 * deviation / Math.Sqrt(n));
    }

    [Fact]
    public void Expected_loss_without_controls_is_frequency_times_mean_loss()
    {
        var range = SomeLoss.Range(1, 4, 20, 1_000, 50_000);
        var result = SomeLoss.Simulate(20_000, SomeLoss.Input("riskA", range));
        var expected = 37.0 / 6 * new LogNormal((Math.Log(1_000) + Math.Log(50_000)) / 2, Math.Log(50) / 3.2897072539029444).Mean;

        IsNear(result.Inherent.ExpectedAnnualLoss, expected);
        result.Residual.Should().BeEquivalentTo(result.Inherent);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0.3)]
    [InlineData(0.5, 0.65)]
    public void A_known_control_takes_its_share(double theta, double left)
    {
        var input = SomeLoss.Input("riskA", SomeLoss.Range(5, 5, 5, 100, 100), SomeLoss.Effect("controlA", ThetaBelief.Certain(theta), SomeLoss.Fixed(0.7)));

        IsNear(SomeLoss.Simulate(20_000, input).Residual.ExpectedAnnualLoss, 5 * 100 * left);
    }

    /// <summary>Mean of (1 − ceiling · θ) with a PERT ceiling of mean 0.7 and θ ~ Beta(4.5, 1.5), times 5 · 100.</summary>
    [Fact]
    public void An_uncertain_control_takes_its_mean_share()
    {
        var input = SomeLoss.Input("riskA", SomeLoss.Range(5, 5, 5, 100, 100), SomeLoss.Effect("controlA", ThetaBelief.Uncertain(4.5, 1.5)));

        IsNear(SomeLoss.Simulate(20_000, input).Residual.ExpectedAnnualLoss, 500 * (1 - (0.7 * 0.75)));
    }

    /// <summary>θ is uniform here, so the mean of min(θ, 0.6) is 0.6 − 0.6² / 2.</summary>
    [Fact]
    public void A_draw_counts_no_more_than_the_most_that_the_checks_can_see()
    {
        var input = SomeLoss.Input("riskA", SomeLoss.Range(5, 5, 5, 100, 100), SomeLoss.Effect("controlA", ThetaBelief.Uncertain(1, 1, 0.6), SomeLoss.Fixed(0.8)));

        IsNear(SomeLoss.Simulate(20_000, input).Residual.ExpectedAnnualLoss, 500 * (1 - (0.8 * 0.42)));
    }

    [Theory]
    [InlineData(0, 0.5 * 0.8)]
    [InlineData(1, 0.5)]
    [InlineData(0.3, (0.7 * 0.4) + (0.3 * 0.5))]
    public void P17_groups_combine_with_their_dependence(double dependence, double left)
    {
        var input = SomeLoss.Input(
            "riskA",
            SomeLoss.Range(10, 10, 10, 100, 100),
            SomeLoss.Effect("controlA", ThetaBelief.Certain(1), SomeLoss.Fixed(0.5), "filter"),
            SomeLoss.Effect("controlB", ThetaBelief.Certain(1), SomeLoss.Fixed(0.4), "filter"),
            SomeLoss.Effect("controlC", ThetaBelief.Certain(1), SomeLoss.Fixed(0.2), "privilege"));

        var result = LossModel.Simulate([input], [], new LossOptions { Trials = 20_000, Dependence = dependence });

        IsNear(result.Residual.ExpectedAnnualLoss, 1000 * left);
    }

    [Fact]
    public void Detection_and_response_shrink_the_loss_together_and_not_alone()
    {
        var range = SomeLoss.Range(10, 10, 10, 100, 100);
        var detection = SomeLoss.Effect("controlA", ThetaBelief.Certain(1), SomeLoss.Fixed(0.5), acts: LossAction.Detective);
        var response = SomeLoss.Effect("controlB", ThetaBelief.Certain(1), SomeLoss.Fixed(0.6), acts: LossAction.Responsive);
        var none = SomeLoss.Simulate(SomeLoss.Input("riskA", range));

        SomeLoss.Simulate(SomeLoss.Input("riskA", range, detection)).Residual.Should().BeEquivalentTo(none.Residual);
        SomeLoss.Simulate(SomeLoss.Input("riskA", range, response)).Residual.Should().BeEquivalentTo(none.Residual);
        SomeLoss.Simulate(SomeLoss.Input("riskA", range, detection, response)).Residual.ExpectedAnnualLoss.Value
            .Should().BeApproximately(0.7 * none.Residual.ExpectedAnnualLoss.Value, 1e-4);
    }

    [Fact]
    public void No_attempt_is_no_loss_and_an_empty_curve()
    {
        var result = SomeLoss.Simulate(SomeLoss.Input("riskA", SomeLoss.Range(0, 0, 0, 1, 10)));

        result.Inherent.ExpectedAnnualLoss.Value.Should().Be(0);
        result.Inherent.AnyLoss.Value.Should().Be(0);
        result.Inherent.Exceedance.Should().BeEmpty();
    }

    [Fact]
    public void A_perfect_control_leaves_no_loss()
    {
        var result = SomeLoss.Simulate(SomeLoss.Input("riskA", SomeLoss.Range(1, 2, 3, 1, 10), SomeLoss.Effect("controlA", ThetaBelief.Certain(1), SomeLoss.Fixed(1))));

        result.Residual.ES95.Value.Should().Be(0);
        result.Residual.ExpectedAnnualLoss.Value.Should().Be(0);
        result.Inherent.ExpectedAnnualLoss.Value.Should().BeGreaterThan(0);
    }

    /// <summary>With a fixed frequency and a fixed loss a year is a Poisson count times the loss, so every figure has a closed form.</summary>
    [Fact]
    public void Quantiles_shortfall_and_curve_of_a_Poisson_count()
    {
        const int n = 100_000;
        var view = SomeLoss.Simulate(n, SomeLoss.Input("riskA", SomeLoss.Range(3, 3, 3, 10, 10))).Residual;
        var count = new Poisson(3);

        view.P50.Value.Should().BeApproximately(30, 1e-6);
        view.P90.Value.Should().BeApproximately(50, 1e-6);
        view.P95.Value.Should().BeApproximately(60, 1e-6);
        IsNear(view.AnyLoss, 1 - Math.Exp(-3));
        foreach (var point in view.Exceedance.Where(p => Math.Abs((p.Amount / 10) - Math.Round(p.Amount / 10)) > 1e-6))
        {
            point.Probability.Should().BeApproximately(1 - count.CumulativeDistribution(Math.Floor(point.Amount / 10)), 4.5 * point.StandardError);
        }

        // E[N | the worst 5 %], with the share of P(N = 6) that completes the 5 %.
        var beyond = Enumerable.Range(7, 60).Sum(k => k * count.Probability(k));
        var chance = 1 - count.CumulativeDistribution(6);
        IsNear(view.ES95, 10 * (beyond + (6 * (0.05 - chance))) / 0.05);
    }

    [Fact]
    public void Quantiles_of_one_certain_event_are_those_of_the_lognormal_distribution()
    {
        // 12 events a year, so that hardly a year is without; the sum has no closed form, but its mean and variance have.
        var loss = new LognormalDistribution(new AmountInterval(1_000, 5_000));
        var view = SomeLoss.Simulate(50_000, SomeLoss.Input("riskA", SomeLoss.Range(12, 12, 12, 1_000, 5_000))).Inherent;
        var deviation = Math.Sqrt(12 * Math.Exp((2 * loss.Location) + (2 * loss.Scale * loss.Scale)));

        IsNear(view.ExpectedAnnualLoss, 12 * loss.Mean);
        view.ExpectedAnnualLoss.StandardError.Should().BeApproximately(deviation / Math.Sqrt(50_000), 0.03 * deviation / Math.Sqrt(50_000));
    }

    [Fact]
    public void The_curve_has_a_hundred_points_evenly_spaced_in_the_logarithm()
    {
        var curve = SomeLoss.Simulate(SomeLoss.Input("riskA", SomeLoss.Range(1, 4, 20, 1_000, 50_000))).Residual.Exceedance;

        curve.Should().HaveCount(100);
        curve.Select(p => p.Probability).Should().BeInDescendingOrder();
        var steps = curve.Zip(curve.Skip(1)).Select(p => Math.Log(p.Second.Amount / p.First.Amount)).ToList();
        steps.Should().OnlyContain(s => Math.Abs(s - steps[0]) < 1e-6);
        curve[^1].Probability.Should().BeLessThan(0.001);
    }

    /// <summary>Standard errors mean what they say: other seeds move each figure by about that much.</summary>
    [Fact]
    public void Standard_errors_agree_with_what_other_seeds_do()
    {
        var input = SomeLoss.Input("riskA", SomeLoss.Range(1, 4, 20, 1_000, 50_000), SomeLoss.Effect("controlA", ThetaBelief.Uncertain(4.5, 1.5)));
        var views = Enumerable.Range(0, 60).Select(s => LossModel.Simulate([input], [], new LossOptions { Trials = 2_000, Seed = (ulong)s }).Residual).ToList();
        foreach (var figure in (Func<LossView, LossFigure>[])[v => v.ExpectedAnnualLoss, v => v.P50, v => v.P90, v => v.P95, v => v.ES95, v => v.AnyLoss])
        {
            var values = views.Select(v => figure(v).Value).ToList();
            var mean = values.Average();
            var seen = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1));
            (views.Average(v => figure(v).StandardError) / seen).Should().BeInRange(0.7, 1.4);
        }
    }

    [Fact]
    public void Every_figure_says_that_it_comes_from_draws()
    {
        var view = SomeLoss.Simulate(SomeLoss.Input("riskA", SomeLoss.Range(1, 2, 3, 1, 10))).Residual;

        new[] { view.ExpectedAnnualLoss, view.P50, view.P90, view.P95, view.ES95, view.AnyLoss }.Should().OnlyContain(f => f.Basis == "draws");
    }

    [Theory]
    [InlineData(-1, 2, 3, 1, 10)]
    [InlineData(3, 2, 1, 1, 10)]
    [InlineData(1, 2, double.NaN, 1, 10)]
    [InlineData(1, 2, double.PositiveInfinity, 1, 10)]
    [InlineData(1, 2, 3, 0, 10)]
    [InlineData(1, 2, 3, 10, 1)]
    [InlineData(1, 2, 3, 1, double.PositiveInfinity)]
    public void Ranges_that_are_none_are_refused(double low, double mode, double high, double from, double to) =>
        FluentActions.Invoking(() => SomeLoss.Simulate(SomeLoss.Input("riskA", SomeLoss.Range(low, mode, high, from, to)))).Should().Throw<ArgumentException>().WithMessage("riskA:*");

    [Fact]
    public void The_widest_ranges_end_in_finite_figures()
    {
        var view = SomeLoss.Simulate(SomeLoss.Input("riskA", SomeLoss.Range(0, 1e9, 1e9, 1e-6, 1e15))).Inherent;

        double.IsFinite(view.ExpectedAnnualLoss.Value).Should().BeTrue();
        double.IsFinite(view.ES95.StandardError).Should().BeTrue();
    }

    [Fact]
    public void Two_ranges_of_one_name_no_instance_and_bad_ceilings_are_refused()
    {
        var input = SomeLoss.Input("riskA", SomeLoss.Range(1, 2, 3, 1, 10));

        FluentActions.Invoking(() => SomeLoss.Simulate(input, input)).Should().Throw<ArgumentException>().WithMessage("*two ranges for riskA*");
        FluentActions.Invoking(() => SomeLoss.Simulate(input with { Instances = [] })).Should().Throw<ArgumentException>().WithMessage("*no instance*");
        FluentActions.Invoking(() => SomeLoss.Simulate(SomeLoss.Input("riskA", input.Range, SomeLoss.Effect("controlA", null, new PertRange(0, 1, 1.1))))).Should().Throw<ArgumentException>()
            .WithMessage("*ceiling of controlA*");
    }

    private static void IsNear(LossFigure figure, double expected) =>
        figure.Value.Should().BeApproximately(expected, (4 * figure.StandardError) + 1e-9, "four standard errors around the closed form");
}
