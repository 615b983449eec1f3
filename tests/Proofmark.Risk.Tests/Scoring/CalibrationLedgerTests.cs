using CsCheck;
using Proofmark.Risk.Scoring.Calibration;

namespace Proofmark.Risk.Tests.Scoring;

/// <summary>P20: a ledger of what estimators said and what came out.</summary>
public sealed class CalibrationLedgerTests
{
    [Fact]
    public void The_brier_score_is_the_mean_squared_error() =>
        new CalibrationLedger([new("ann", 0.9, true), new("ann", 0.6, false), new("ann", 0.2, false)], []).Of("ann").Brier.Should().BeApproximately((0.01 + 0.36 + 0.04) / 3, 1e-12);

    [Fact]
    public void Hits_are_counted_with_both_ends()
    {
        var record = new CalibrationLedger([], [new("ann", 1, 3, 0.9, 3), new("ann", 1, 3, 0.9, 1), new("ann", 1, 3, 0.9, 3.1)]).Of("ann");
        (record.Intervals, record.Hits).Should().Be((3, 2));
    }

    [Fact]
    public void Nobody_is_judged_without_a_record() => new CalibrationLedger([], []).Of("ann").Weight.Should().Be(1);

    [Fact]
    public void Poor_hit_rates_shrink_the_weight_and_good_ones_do_not()
    {
        var narrow = Enumerable.Range(0, 20).Select(i => new IntervalForecast("narrow", 0, 1, 0.9, i < 8 ? 0.5 : 2));
        var good = Enumerable.Range(0, 20).Select(i => new IntervalForecast("good", 0, 1, 0.9, i < 18 ? 0.5 : 2));
        var ledger = new CalibrationLedger([], narrow.Concat(good));
        ledger.Of("narrow").Weight.Should().BeApproximately((5 + (20 * 8 / 18.0)) / 25, 1e-12);
        ledger.Of("good").Weight.Should().BeApproximately(1, 1e-12);
        ledger.Records.Select(r => r.Estimator).Should().Equal("good", "narrow");
    }

    [Fact]
    public void Guessing_worse_than_one_half_is_soon_not_listened_to()
    {
        var wrong = Enumerable.Range(0, 95).Select(_ => new EventForecast("ann", 1, false));
        new CalibrationLedger(wrong, []).Of("ann").Weight.Should().BeApproximately(0.05, 1e-12);
    }

    [Fact]
    public void A_further_miss_never_raises_a_weight() => Gen.Select(Gen.Bool.Array[0, 30], Gen.Double[0.05, 0.99]).Sample(
        (hits, level) =>
        {
            var stated = hits.Select(h => new IntervalForecast("ann", 0, 1, level, h ? 0.5 : 2)).ToList();
            return new CalibrationLedger([], [.. stated, new("ann", 0, 1, level, 2)]).Of("ann").Weight <= new CalibrationLedger([], stated).Of("ann").Weight + 1e-12;
        },
        iter: 3000);

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Probabilities_outside_zero_to_one_are_refused(double probability) =>
        FluentActions.Invoking(() => new CalibrationLedger([new("ann", probability, true)], [])).Should().Throw<ArgumentException>();

    [Fact]
    public void Intervals_that_are_none_are_refused() =>
        FluentActions.Invoking(() => new CalibrationLedger([], [new("ann", 2, 1, 0.9, 1)])).Should().Throw<ArgumentException>();
}
