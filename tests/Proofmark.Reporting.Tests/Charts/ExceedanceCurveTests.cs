using Proofmark.Reporting.Charts;
using Proofmark.Reporting.Tests.Examples;

namespace Proofmark.Reporting.Tests.Charts;

public sealed class ExceedanceCurveTests
{
    [Fact]
    public void Both_curves_the_tolerance_and_the_currency_are_there() =>
        ExceedanceCurve.Draw(ExampleFigures.Loss).Should().Contain("c-residual").And.Contain("c-inherent").And.Contain("c-tolerance").And.Contain("EUR").And.NotContain("NaN").And.NotContain("∞");

    [Fact]
    public void The_curve_never_rises()
    {
        var path = System.Text.RegularExpressions.Regex.Match(ExceedanceCurve.Draw(ExampleFigures.Loss), "d=\"M([^\"]*)\" class=\"c-residual\"").Groups[1].Value;
        var heights = path.Split('L').Select(p => double.Parse(p.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture)).ToList();

        heights.Should().HaveCountGreaterThan(20).And.BeInAscendingOrder("an SVG counts from the top");
    }

    [Fact]
    public void Nothing_simulated_is_no_curve() => ExceedanceCurve.Draw(ExampleFigures.Loss with { Simulation = null }).Should().BeEmpty();
}
