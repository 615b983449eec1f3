using CsCheck;
using Proofmark.Reporting.Text;
using Proofmark.Risk.Assessments;

namespace Proofmark.Reporting.Tests.Text;

public sealed class FiguresTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.1134, "0.11")]
    [InlineData(0.02119, "0.021")]
    [InlineData(0.996, "1.0")]
    [InlineData(1, "1.0")]
    [InlineData(3.456, "3.5")]
    [InlineData(12.4, "12")]
    [InlineData(1234, "1200")]
    [InlineData(-0.256, "-0.26")]
    public void People_get_two_significant_digits(double value, string shown) => Figures.Two(value).Should().Be(shown);

    [Fact]
    public void Rounding_never_moves_a_figure_by_more_than_half_its_second_digit() =>
        Gen.Double[1e-9, 1e9].Sample(value =>
        {
            var shown = double.Parse(Figures.Two(value), System.Globalization.CultureInfo.InvariantCulture);
            (Math.Abs(shown - value) / value).Should().BeLessThan(0.0501);
        });

    [Theory]
    [InlineData(0, 10, "0 of 10 (0 %)")]
    [InlineData(1, 1000, "1 of 1000 (under 1 %)")]
    [InlineData(9, 54, "9 of 54 (17 %)")]
    [InlineData(999, 1000, "999 of 1000 (over 99 %)")]
    [InlineData(10, 10, "10 of 10 (100 %)")]
    [InlineData(0, 0, "0 of 0 (0 %)")]
    public void What_is_not_all_is_never_rounded_up_to_all(int with, int of, string shown) =>
        Figures.Coverage(new EvidenceCoverage(with, of)).Should().Be(shown);
}
