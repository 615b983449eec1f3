using CsCheck;
using MathNet.Numerics;
using MathNet.Numerics.Distributions;
using Proofmark.Risk.Loss;
using Proofmark.Risk.Loss.Information;

namespace Proofmark.Risk.Tests.Loss.Information;

/// <summary>Property P19 and closed forms.</summary>
public sealed class ValueOfInformationTests
{
    private static readonly InformationOptions Options = new() { Outcomes = 400, Draws = 800, Dependence = 0 };
    private static readonly LossDecision Accept = new("accept", 0, []);

    // Ten certain events of 100 a year.
    private const double Inherent = 1000;

    /// <summary>The gain of knowing θ when the choice is to accept A (1 − e θ) or to pay for A (1 − e), integrated numerically.</summary>
    [Theory]
    [InlineData(0.5, 1.5, 300)]
    [InlineData(4.5, 1.5, 100)]
    [InlineData(4.5, 1.5, 400)]
    public void Accepting_or_reducing_has_a_closed_form(double alpha, double beta, double cost)
    {
        const double ceiling = 0.7;
        var theta = new Beta(alpha, beta);
        double Accepted(double t) => Inherent * (1 - (ceiling * t));
        const double left = Inherent * (1 - ceiling);
        var without = Math.Min(Accepted(theta.Mean), left + cost);
        var known = Expect(theta, t => Math.Min(Accepted(t), left + cost));

        var result = ValueOfInformation.Evppi([Input(Effect("controlA", alpha, beta, ceiling))], "controlA", [Accept, Reduce("controlA", cost)], Options);

        result.Value.Value.Should().BeApproximately(without - known, 0.5);
        result.BestNow.Should().Be(Accepted(theta.Mean) <= left + cost ? "accept" : "reduce controlA");
        result.Decisions.Select(d => d.Expected).Should().SatisfyRespectively(
            accepted => accepted.Should().BeApproximately(Accepted(theta.Mean), 0.5),
            reduced => reduced.Should().BeApproximately(left + cost, 1e-6));
    }

    /// <summary>Another uncertain control in between: its expectation is taken inside, before the decision.</summary>
    [Fact]
    public void What_stays_unknown_is_averaged_before_the_decision()
    {
        var first = new Beta(4.5, 1.5);
        var second = new Beta(0.5, 1.5);
        const double cost = 90;
        double Accepted(double t) => Inherent * (1 - (0.7 * t)) * (1 - (0.5 * second.Mean));
        const double best = Inherent * (1 - 0.7);
        var reduced = (best * (1 - (0.5 * second.Mean))) + cost;
        var expected = Math.Min(Accepted(first.Mean), reduced) - Expect(first, t => Math.Min(Accepted(t), reduced));

        var result = ValueOfInformation.Evppi([Input(Effect("controlA", 4.5, 1.5, 0.7), Effect("controlB", 0.5, 1.5, 0.5))], "controlA", [Accept, Reduce("controlA", cost)], Options with { Draws = 4_000 });

        result.Value.Value.Should().BeApproximately(expected, (4 * result.Value.StandardError) + 0.5);
    }

    [Fact]
    public void An_uncertain_repair_is_drawn()
    {
        var after = new Beta(8.5, 1.5);
        var result = ValueOfInformation.Evppi(
            [Input(SomeLoss.Effect("controlA", ThetaBelief.Certain(0), SomeLoss.Fixed(0.7)))],
            "controlA",
            [Accept, new LossDecision("repair", 10, [new ThetaChange("controlA", ThetaBelief.Uncertain(8.5, 1.5))])],
            Options with { Draws = 8_000, Outcomes = 2 });

        result.Decisions[1].Expected.Should().BeApproximately(10 + (Inherent * (1 - (0.7 * after.Mean))), 4 * Inherent * 0.7 * after.StdDev / Math.Sqrt(8_000));
    }

    [Fact]
    public void A_repair_never_makes_a_control_worse()
    {
        var result = ValueOfInformation.Evppi(
            [Input(SomeLoss.Effect("controlA", ThetaBelief.Certain(0.9), SomeLoss.Fixed(0.7)))], "controlA", [Accept, new LossDecision("repair", 10, [new ThetaChange("controlA", ThetaBelief.Certain(0.3))])], Options);

        result.Decisions[1].Expected.Should().BeApproximately(result.Decisions[0].Expected + 10, 1e-6);
        result.BestNow.Should().Be("accept");
    }

    [Fact]
    public void P19_the_value_is_never_below_zero_and_never_above_that_of_knowing_everything() =>
        Gen.Select(Gen.Double[0.3, 9], Gen.Double[0.3, 9], Gen.Double[0, 500], Gen.Double[0, 500], Gen.Double[0, 1]).Sample((alpha, beta, first, second, dependence) =>
        {
            LossInput[] inputs = [Input(Effect("controlA", alpha, beta, 0.7), Effect("controlB", beta, alpha, 0.5)), Input(Effect("controlB", beta, alpha, 0.6)) with { Id = "riskB" }];
            LossDecision[] decisions = [Accept, Reduce("controlA", first), Reduce("controlB", second)];
            var options = new InformationOptions { Outcomes = 32, Draws = 256, Dependence = dependence };
            var value = ValueOfInformation.Evppi(inputs, "controlA", decisions, options).Value;
            var everything = ValueOfInformation.Evpi(inputs, decisions, options);
            return value.Value >= 0 && everything.Value >= 0 && value.Value <= everything.Value + (4 * (value.StandardError + everything.StandardError)) + 1;
        }, iter: 100);

    [Fact]
    public void P19_nothing_can_be_learnt_of_what_is_certain() =>
        Gen.Select(Gen.Double[0, 1], Gen.Double[0.3, 9], Gen.Double[0, 500]).Sample((theta, alpha, cost) =>
        {
            var input = Input(SomeLoss.Effect("controlA", ThetaBelief.Certain(theta), SomeLoss.Strong), Effect("controlB", alpha, 2, 0.5));
            var result = ValueOfInformation.Evppi([input], "controlA", [Accept, Reduce("controlA", cost), Reduce("controlB", cost)], new InformationOptions { Outcomes = 16, Draws = 64 });
            return result.Value.Value == 0 && result.ChangesDecision == 0 && result.Value.StandardError == 0;
        }, iter: 100);

    [Fact]
    public void An_answer_that_changes_no_decision_is_worth_nothing()
    {
        LossInput[] inputs = [Input(Effect("controlA", 0.5, 1.5, 0.7))];

        ValueOfInformation.Evppi(inputs, "controlA", [Accept], Options).Value.Value.Should().Be(0);
        ValueOfInformation.Evppi(inputs, "controlA", [Accept, Reduce("controlA", 1e6)], Options).Value.Value.Should().Be(0);
        ValueOfInformation.Evppi(inputs, "controlA", [Accept, Reduce("controlA", 0)], Options).Value.Value.Should().BeApproximately(0, 1e-9);
        ValueOfInformation.Evppi(inputs, "controlUnknown", [Accept, Reduce("controlA", 300)], Options).Value.Value.Should().Be(0);
    }

    [Fact]
    public void The_value_scales_with_the_currency_and_repeats_with_the_seed()
    {
        LossDecision[] decisions = [Accept, Reduce("controlA", 300)];
        var input = Input(Effect("controlA", 0.5, 1.5, 0.7));
        var thousandfold = input with { Range = SomeLoss.Range(10, 10, 10, 100_000, 100_000) };
        var here = ValueOfInformation.Evppi([input], "controlA", decisions, Options);
        var there = ValueOfInformation.Evppi([thousandfold], "controlA", [Accept, Reduce("controlA", 300_000)], Options);

        there.Value.Value.Should().BeApproximately(1000 * here.Value.Value, 1e-6 * there.Value.Value);
        ValueOfInformation.Evppi([input], "controlA", decisions, Options).Should().BeEquivalentTo(here);
    }

    /// <summary>The same expected loss as the simulation finds, when both believe the same.</summary>
    [Fact]
    public void Accepting_costs_what_the_simulation_says()
    {
        var input = SomeLoss.Input("riskA", SomeLoss.Range(1, 4, 20, 1_000, 50_000), SomeLoss.Effect("controlA", ThetaBelief.Uncertain(4.5, 1.5)), SomeLoss.Effect("controlB", ThetaBelief.Uncertain(8.5, 1.5)));
        var simulated = SomeLoss.Simulate(50_000, input).Residual.ExpectedAnnualLoss;
        var result = ValueOfInformation.Evppi([input], "controlA", [Accept, Reduce("controlA", 1)], new InformationOptions { Draws = 4_000 });

        result.Decisions[0].Expected.Should().BeApproximately(simulated.Value, (4 * simulated.StandardError) + (0.02 * simulated.Value));
    }

    [Fact]
    public void Decisions_that_are_none_are_refused()
    {
        LossInput[] inputs = [Input(Effect("controlA", 1, 1, 0.7))];

        FluentActions.Invoking(() => ValueOfInformation.Evppi(inputs, "controlA", [], Options)).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => ValueOfInformation.Evppi(inputs, "controlA", [Accept, Accept], Options)).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => ValueOfInformation.Evppi(inputs, "controlA", [Accept with { Cost = double.NaN }], Options)).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => ValueOfInformation.Evppi(inputs, "controlA", [Accept], Options with { Draws = 9 })).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => ValueOfInformation.Evppi(inputs, "controlA", [Accept], Options with { Outcomes = 10_000, Draws = 80_000 })).Should().Throw<ArgumentOutOfRangeException>();
    }

    private static LossInput Input(params ControlEffect[] effects) => SomeLoss.Input("riskA", SomeLoss.Range(10, 10, 10, 100, 100), effects);

    private static ControlEffect Effect(string control, double alpha, double beta, double ceiling) => SomeLoss.Effect(control, ThetaBelief.Uncertain(alpha, beta), SomeLoss.Fixed(ceiling));

    private static LossDecision Reduce(string control, double cost) => new($"reduce {control}", cost, [new ThetaChange(control, ThetaBelief.Certain(1))]);

    // θ = sin² φ takes the pole of the density away.
    private static double Expect(Beta theta, Func<double, double> of) => Integrate.OnClosedInterval(
        phi => of(Math.Pow(Math.Sin(phi), 2)) * theta.Density(Math.Pow(Math.Sin(phi), 2)) * 2 * Math.Sin(phi) * Math.Cos(phi), 1e-9, (Math.PI / 2) - 1e-9, 1e-8);
}
