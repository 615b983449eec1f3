namespace Proofmark.Risk.Scoring.Calibration;

/// <summary>
/// Compares what estimators said with what came out, and weighs their next statements by it. Brier score: G. W. Brier, Monthly Weather Review 78 (1950);
/// hit rates of stated intervals: D. W. Hubbard and R. Seiersen, How to Measure Anything in Cybersecurity Risk.
/// </summary>
public sealed class CalibrationLedger
{
    /// <summary>Brier score of somebody who always says one half.</summary>
    public const double BrierOfGuessing = 0.25;

    private readonly ILookup<string, EventForecast> events;
    private readonly ILookup<string, IntervalForecast> intervals;

    /// <summary>Opens a ledger.</summary>
    /// <exception cref="ArgumentException">A probability or a level is outside 0 to 1, or an interval ends before it begins.</exception>
    public CalibrationLedger(IEnumerable<EventForecast> events, IEnumerable<IntervalForecast> intervals)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(intervals);
        this.events = events.Select(Checked).ToLookup(e => e.Estimator, StringComparer.Ordinal);
        this.intervals = intervals.Select(Checked).ToLookup(i => i.Estimator, StringComparer.Ordinal);
    }

    /// <summary>Everybody of whom there is a forecast, in ordinal order.</summary>
    public IReadOnlyList<EstimatorRecord> Records =>
        [.. events.Select(g => g.Key).Concat(intervals.Select(g => g.Key)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(Of)];

    /// <summary>The record of an estimator; one of whom nothing is known has weight 1, for nothing speaks against them yet.</summary>
    public EstimatorRecord Of(string estimator)
    {
        var given = events[estimator].ToList();
        var stated = intervals[estimator].ToList();
        var brier = given.Count == 0 ? (double?)null : given.Average(e => Math.Pow(e.Probability - (e.Happened ? 1 : 0), 2));
        var hits = stated.Count(i => i.IsHit);
        return new EstimatorRecord(estimator, given.Count, brier, stated.Count, hits, Math.Min(OfBrier(brier, given.Count), OfHits(stated, hits)));
    }

    // Nobody who does no better than one half is worth listening to; few forecasts say little, so the weight moves from 1 with their number.
    private static double OfBrier(double? brier, int count) =>
        brier is { } score ? Shrunk(Math.Clamp(1 - (score / BrierOfGuessing), 0, 1), count) : 1;

    // Intervals that hold the truth too seldom are too narrow; holding it more often than stated is caution and costs nothing.
    private static double OfHits(List<IntervalForecast> stated, int hits)
    {
        var promised = stated.Sum(i => i.Level);
        return promised <= 0 ? 1 : Shrunk(Math.Min(1, hits / promised), stated.Count);
    }

    private static double Shrunk(double shown, int count)
    {
        const double Patience = 5;
        return (Patience + (count * shown)) / (Patience + count);
    }

    private static EventForecast Checked(EventForecast forecast) => forecast.Probability is >= 0 and <= 1
        ? forecast
        : throw new ArgumentException($"{forecast.Estimator} gave a probability outside 0 to 1", nameof(forecast));

    private static IntervalForecast Checked(IntervalForecast forecast) => forecast.Level is > 0 and < 1 && forecast.Low <= forecast.High && double.IsFinite(forecast.Truth)
        ? forecast
        : throw new ArgumentException($"{forecast.Estimator} stated an interval that is none", nameof(forecast));
}
