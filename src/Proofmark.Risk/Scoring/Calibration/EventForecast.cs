namespace Proofmark.Risk.Scoring.Calibration;

/// <summary>A chance that somebody gave to an event before it was known whether it comes.</summary>
/// <param name="Estimator">Who gave it.</param>
/// <param name="Probability">From 0 to 1.</param>
/// <param name="Happened">Whether it came.</param>
public sealed record EventForecast(string Estimator, double Probability, bool Happened);
