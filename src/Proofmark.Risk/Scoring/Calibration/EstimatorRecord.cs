namespace Proofmark.Risk.Scoring.Calibration;

/// <summary>How well somebody's forecasts came out.</summary>
/// <param name="Estimator">Who.</param>
/// <param name="Events">Number of forecasts of events.</param>
/// <param name="Brier">Mean squared error of these, from 0 (perfect) to 1; 0.25 is what always saying one half gives. Null without any.</param>
/// <param name="Intervals">Number of stated intervals.</param>
/// <param name="Hits">How many of them hold the truth.</param>
/// <param name="Weight">What a statement of this estimator counts, from 0 to 1.</param>
public sealed record EstimatorRecord(string Estimator, int Events, double? Brier, int Intervals, int Hits, double Weight);
