using Proofmark.Risk.Loss.Sampling;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Tests.Loss.Sampling;

public sealed class YearlyLossTests
{
    private const int Years = 20_000;

    private static readonly StreamKeys Severity = new(StreamKey.Of(3, "great"), StreamKey.Of(3, "small"));

    /// <summary>Mean λ E[X] and variance λ E[X²] of a compound Poisson sum, in every regime: each event drawn, small ones drawn, small ones summed.</summary>
    [Theory]
    [InlineData(0.5, 1)]
    [InlineData(60, 128)]
    [InlineData(50, 5_000)]
    [InlineData(3_000, 5_000)]
    [InlineData(1e8, 1e9)]
    public void Mean_and_variance_follow_the_closed_form(double expected, double most)
    {
        var loss = new LognormalDistribution(new AmountInterval(1_000, 20_000));
        var values = Draw(new YearlyLoss(loss, most), expected);
        var mean = expected * loss.Mean;
        var variance = expected * Math.Exp((2 * loss.Location) + (2 * loss.Scale * loss.Scale));

        values.Average().Should().BeApproximately(mean, 4 * Math.Sqrt(variance / Years));
        values.Average(v => (v - mean) * (v - mean)).Should().BeApproximately(variance, 0.15 * variance);
    }

    /// <summary>Kolmogorov and Smirnov's distance between drawing all events and summing the small ones, for a wide loss; critical value at 0.1 %.</summary>
    [Theory]
    [InlineData(150, 300)]
    [InlineData(200, 2_000)]
    [InlineData(2_000, 2_000)]
    public void Summing_the_small_events_changes_no_quantile(double expected, double most)
    {
        var loss = new LognormalDistribution(new AmountInterval(100, 30_000));
        var shortened = Draw(new YearlyLoss(loss, most), expected).Order().ToArray();
        var random = new Random(5);
        var poisson = new MathNet.Numerics.Distributions.Poisson(expected, random);
        var normal = new MathNet.Numerics.Distributions.Normal(0, 1, random);
        var full = Enumerable.Range(0, Years).Select(_ => Enumerable.Range(0, poisson.Sample()).Sum(_ => loss.At(normal.Sample()))).Order().ToArray();

        Distance(shortened, full).Should().BeLessThan(1.95 * Math.Sqrt(2.0 / Years));
    }

    [Fact]
    public void Fewer_events_never_cost_more_in_any_year()
    {
        var year = new YearlyLoss(new LognormalDistribution(new AmountInterval(1_000, 20_000)), 100);
        for (var t = 0; t < 5_000; t++)
        {
            var frequency = StreamKey.Of(3, "f").At(t);
            var (more, fewer) = year.Draw(ref frequency, Severity, t, 40, 12);
            fewer.Should().BeInRange(0, more);
        }
    }

    [Fact]
    public void No_expected_event_is_no_loss() => Draw(new YearlyLoss(new LognormalDistribution(new AmountInterval(1, 2)), 1e6), 0).Should().OnlyContain(v => v == 0);

    private static double[] Draw(YearlyLoss year, double expected) =>
    [
        .. Enumerable.Range(0, Years).Select(t =>
        {
            var frequency = StreamKey.Of(3, "frequency").At(t);
            return year.Draw(ref frequency, Severity, t, expected, expected).More;
        }),
    ];

    private static double Distance(double[] a, double[] b)
    {
        var distance = 0.0;
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            if (a[i] <= b[j])
            {
                i++;
            }
            else
            {
                j++;
            }

            distance = Math.Max(distance, Math.Abs(((double)i / a.Length) - ((double)j / b.Length)));
        }

        return distance;
    }
}
