using System.Text.Json;
using System.Text.Json.Serialization;
using Proofmark.Risk.Loss;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Tests.Loss;

public sealed class LossAssessorTests
{
    private static readonly LossInstance A = new("riskA", "llm", []);
    private static readonly LossInstance AtTool = new("riskA", "tool", []);
    private static readonly LossInstance B = new("riskB", "llm", []);
    private static readonly LossJson Terse = new(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull });
    private static readonly LossRange Range = SomeLoss.Range(1, 4, 20, 1_000, 50_000);

    [Fact]
    public void Without_ranges_there_is_no_money()
    {
        LossAssessor.Assess(Some.System(), [A], true, SomeLoss.Quick).Should().BeNull();
        LossAssessor.Assess(Some.System() with { Impact = new SystemImpact { Currency = "EUR", Tolerance = [new(0.1, 5)] } }, [A], true, SomeLoss.Quick).Should().BeNull();
    }

    [Fact]
    public void A_range_for_a_risk_is_shared_by_its_instances()
    {
        var one = Assess([A], ("riskA", Range))!;
        var two = Assess([A, AtTool], ("riskA", Range))!;

        two.Simulation!.Residual.Should().BeEquivalentTo(one.Simulation!.Residual);
        two.Simulation.Attribution.Should().ContainSingle().Which.Instances.Should().HaveCount(2);
        two.Coverage.Should().Be(new RangeCoverage(2, 2));
    }

    [Fact]
    public void A_range_for_an_instance_is_its_own()
    {
        var result = Assess([A, AtTool, B], ("riskA", Range), ("riskA@tool", Range))!;

        result.Simulation!.Attribution.Should().HaveCount(2);
        result.Simulation.Attribution.Single(a => a.Id == "riskA").Instances.Select(i => i.Id).Should().Equal("riskA@llm");
        result.Coverage.Should().Be(new RangeCoverage(2, 3));
    }

    [Fact]
    public void The_weakest_instance_decides()
    {
        var guarded = A with { Effects = [SomeLoss.Effect("controlA", ThetaBelief.Certain(1))] };
        var result = Assess([guarded, AtTool], ("riskA", Range))!;

        result.Simulation!.Residual.Should().BeEquivalentTo(result.Simulation.Inherent);
        result.Simulation.Attribution[0].Instances.Should().BeEquivalentTo([new InstanceShare("riskA@llm", 0), new InstanceShare("riskA@tool", 1)]);
    }

    [Fact]
    public void Ranges_that_cannot_be_used_are_named_with_a_reason()
    {
        var result = Assess([A], ("riskA", Range), ("riskA@llm", Range), ("riskC", Range), ("riskD", SomeLoss.Range(3, 2, 1, 1, 2)))!;

        result.Unused.Select(u => u.Id).Should().Equal("riskA", "riskC", "riskD");
        result.Unused[0].Reason.Should().Contain("range of its own");
        result.Unused[1].Reason.Should().Contain("not assessed");
        result.Unused[2].Reason.Should().Contain("in this order");
    }

    [Fact]
    public void When_no_range_can_be_used_there_are_no_figures_instead_of_zeros()
    {
        var result = Assess([A], ("riskC", Range))!;

        result.Simulation.Should().BeNull();
        result.Tolerance.Should().BeEmpty();
        result.Coverage.Should().Be(new RangeCoverage(0, 1));
    }

    [Theory]
    [InlineData(0.5, 1e3, ToleranceStanding.Exceeded)]
    [InlineData(0.5, 1e7, ToleranceStanding.Within)]
    [InlineData(1e-9, 1e9, ToleranceStanding.NotEstablished)]
    public void Tolerance_is_judged_point_by_point(double probability, double amount, ToleranceStanding standing)
    {
        var verdict = Assess([A], [new TolerancePoint(probability, amount)], ("riskA", Range))!.Tolerance.Single();

        verdict.Standing.Should().Be(standing);
        verdict.Why.Should().Contain("is tolerated");
    }

    [Fact]
    public void What_has_no_range_keeps_a_tolerance_from_being_met_but_not_from_being_exceeded()
    {
        var result = Assess([A, B], [new TolerancePoint(0.5, 1e7), new TolerancePoint(0.5, 1e3)], ("riskA", Range))!;

        result.Tolerance.Select(t => t.Standing).Should().Equal(ToleranceStanding.Exceeded, ToleranceStanding.NotEstablished);
        result.Tolerance[1].Why.Should().Contain("1 risk instance has no range");
    }

    [Fact]
    public void An_unused_range_keeps_a_tolerance_from_being_met() =>
        Assess([A], [new TolerancePoint(0.5, 1e7)], ("riskA", Range), ("riskC", Range))!.Tolerance.Single().Standing.Should().Be(ToleranceStanding.NotEstablished);

    [Fact]
    public void Chances_below_the_amount_are_those_of_the_curve()
    {
        var result = Assess([A], [new TolerancePoint(0.1, 50_000)], ("riskA", Range))!;
        var curve = result.Simulation!.Residual.Exceedance;

        result.Tolerance[0].Figure.Residual.Value.Should()
            .BeInRange(curve.First(p => p.Amount > 50_000).Probability, curve.Last(p => p.Amount < 50_000).Probability);
    }

    [Fact]
    public void Claims_of_the_tree_can_show_too_much_loss_and_never_that_it_is_kept()
    {
        var model = Some.System() with { Impact = new SystemImpact { Tolerance = [new(0.5, 1e3), new(0.5, 1e7)], Losses = new Dictionary<string, LossRange> { ["riskA"] = Range } } };
        var result = LossAssessor.Assess(model, [A], false, SomeLoss.Quick)!;

        result.Trusted.Should().BeFalse();
        result.Tolerance.Select(t => t.Standing).Should().Equal(ToleranceStanding.Exceeded, ToleranceStanding.NotEstablished);
        result.Tolerance[1].Why.Should().Contain("claims of the assessed tree");
    }

    [Fact]
    public void It_can_be_written_as_JSON()
    {
        var json = JsonSerializer.Serialize(Assess([A], [new TolerancePoint(0.5, 1e3)], ("riskA", Range))!, LossJson.Default.LossAssessment);

        json.Should().Contain("\"Basis\":\"draws\"").And.Contain("exceeded");
        JsonSerializer.Deserialize(json, LossJson.Default.LossAssessment)!.Simulation!.Residual.Exceedance.Should().HaveCount(100);
    }

    [Fact]
    public void What_was_read_is_what_was_written_even_where_nothing_was_simulated()
    {
        var json = JsonSerializer.Serialize(Assess([B], ("riskA", Range))!, Terse.LossAssessment);

        json.Should().NotContain("simulation").And.Contain("\"unused\"");
        JsonSerializer.Deserialize(json, Terse.LossAssessment)!.Simulation.Should().BeNull();
        JsonSerializer.Serialize(Assess([A], ("riskA", Range))!, Terse.LossAssessment).Should().Contain("\"es95\"").And.Contain("\"p95\"");
    }

    [Fact]
    public void Every_range_in_the_figures_is_the_owners_and_everything_else_says_what_it_rests_on()
    {
        var result = Assess([A, B], ("riskA", Range), ("riskB", Range with { Driver = "vendor" }), ("riskC", Range))!;

        result.Ranges.Select(r => (r.Id, r.Basis, r.Driver)).Should().Equal(("riskA", "owner", null), ("riskB", "owner", "vendor"));
        result.Ranges[0].EventsPerYear.Should().Be(Range.EventsPerYear);
        result.Unused.Select(u => u.Id).Should().Equal("riskC");
        result.Assumptions.Should().NotBeEmpty().And.OnlyContain(a => Proofmark.Risk.Overlay.Basis.IsWellFormed(a.Basis) && a.Reason.Length > 20);
    }

    [Fact]
    public void Ranges_of_one_driver_are_added_up_year_by_year()
    {
        var result = Assess([A, B, new LossInstance("riskC", "llm", [])], ("riskA", Range with { Driver = "vendor" }), ("riskB", Range with { Driver = "vendor" }), ("riskC", Range))!.Simulation!;
        var own = result.Attribution.Where(a => a.Id != "riskC").ToList();
        var driver = result.Drivers.Should().ContainSingle().Which;

        driver.Driver.Should().Be("vendor");
        driver.Ranges.Should().Equal("riskA", "riskB");
        driver.Residual.Value.Should().BeApproximately(own.Sum(a => a.Residual.Value), 1e-6 * driver.Residual.Value);
        driver.InWorstYears.Should().BeApproximately(own.Sum(a => a.InWorstYears), 1e-6 * driver.InWorstYears);
        driver.Residual.StandardError.Should().BeGreaterThan(Math.Sqrt(own.Sum(a => Math.Pow(a.Residual.StandardError, 2))), "their bad years come together");
        Assess([A], ("riskA", Range))!.Simulation!.Drivers.Should().BeEmpty();
    }

    [Fact]
    public void What_no_simulated_year_brought_is_not_called_impossible() =>
        Assess([A], [new TolerancePoint(0.5, 1e14)], ("riskA", Range))!.Tolerance.Single().Why.Should().Contain("came in no simulated year").And.NotContain("0 %;");

    [Fact]
    public void A_tolerance_is_judged_in_the_owners_currency() =>
        Assess([A], [new TolerancePoint(0.5, 1e3)], ("riskA", Range))!.Tolerance.Single().Why.Should().Contain("above EUR 1,000 has");

    private static LossAssessment? Assess(LossInstance[] instances, params (string Id, LossRange Range)[] ranges) => Assess(instances, [], ranges);

    private static LossAssessment? Assess(LossInstance[] instances, TolerancePoint[] tolerance, params (string Id, LossRange Range)[] ranges) =>
        LossAssessor.Assess(
            Some.System() with { Impact = new SystemImpact { Currency = "EUR", Tolerance = tolerance, Losses = ranges.ToDictionary(r => r.Id, r => r.Range) } }, instances, true, SomeLoss.Quick);
}
