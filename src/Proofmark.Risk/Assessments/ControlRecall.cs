namespace Proofmark.Risk.Assessments;

/// <summary>How much of what they look for the checks behind a credit find.</summary>
/// <param name="Known">False when for at least one check in favour it was never measured: "recall unknown".</param>
/// <param name="Low">10 % quantile of the best check's measured recall, by which the credit is capped; null when not known.</param>
/// <param name="Basis">Where the figure comes from, or why there is none.</param>
public sealed record ControlRecall(bool Known, double? Low, string Basis);
