namespace Proofmark.Risk.Scoring.Calibration;

/// <summary>An interval that somebody stated before the truth was known.</summary>
/// <param name="Estimator">Who stated it.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end, not below the lower.</param>
/// <param name="Level">Share of such intervals that should hold the truth, between 0 and 1.</param>
/// <param name="Truth">What came out.</param>
public sealed record IntervalForecast(string Estimator, double Low, double High, double Level, double Truth)
{
    /// <summary>True when the interval holds the truth.</summary>
    public bool IsHit => Truth >= Low && Truth <= High;
}
