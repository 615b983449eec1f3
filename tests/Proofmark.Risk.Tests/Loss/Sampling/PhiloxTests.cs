using Proofmark.Risk.Loss.Sampling;

namespace Proofmark.Risk.Tests.Loss.Sampling;

public sealed class PhiloxTests
{
    /// <summary>Known answers that the authors of the generator publish with it (Random123, philox4x32, 10 rounds).</summary>
    [Theory]
    [InlineData(0, 0, 0, 0xe169c58d6627e8d5, 0x9b00dbd8bc57ac4c)]
    [InlineData(0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff, 0x41c83b0e408f276d, 0x6d5451fda20bc7c6)]
    [InlineData(0x299f31d0a4093822, 0x85a308d3243f6a88, 0x0370734413198a2e, 0x94fdccebd16cfe09, 0x24126ea15001e420)]
    public void The_known_answers_come_out(ulong key, ulong counterLow, ulong counterHigh, ulong low, ulong high) =>
        Philox.Block(key, counterLow, counterHigh).Should().Be((low, high));

    [Fact]
    public void Draws_are_uniform_and_never_0_or_1()
    {
        const int n = 200_000;
        const int cells = 100;
        var stream = StreamKey.Of(7, "a");
        var counts = new int[cells];
        var draws = stream.At(0);
        for (var i = 0; i < n; i++)
        {
            var u = draws.Next();
            u.Should().BeGreaterThan(0).And.BeLessThan(1);
            counts[(int)(u * cells)]++;
        }

        // 99 degrees of freedom: mean 99, standard deviation 14.1.
        counts.Sum(c => Math.Pow(c - (n / (double)cells), 2) / (n / (double)cells)).Should().BeInRange(99 - 57, 99 + 57);
    }

    [Fact]
    public void Neighbouring_trials_and_other_names_are_not_correlated()
    {
        const int n = 20_000;
        var a = StreamKey.Of(1, "theta/a");
        var b = StreamKey.Of(1, "theta/b");
        var other = StreamKey.Of(2, "theta/a");
        foreach (var (x, y) in ((double[], double[])[])[(Of(a, 0), Of(a, 1)), (Of(a, 0), Of(b, 0)), (Of(a, 0), Of(other, 0))])
        {
            Math.Abs(x.Zip(y).Average(p => (p.First - 0.5) * (p.Second - 0.5)) * 12).Should().BeLessThan(4 / Math.Sqrt(n));
        }

        static double[] Of(StreamKey key, int shift) => [.. Enumerable.Range(shift, n).Select(t => key.First(t))];
    }

    [Fact]
    public void A_stream_is_the_same_on_every_machine()
    {
        // From an independent implementation of the generator and of the naming of streams.
        var draws = StreamKey.Of(1, "theta/controlX").At(3);

        new[] { draws.Next(), draws.Next(), draws.Next() }.Should().Equal(Written);
    }

    private static readonly double[] Written = [0.036585976975017476, 0.6428554187068416, 0.016201572344290704];
}
