namespace Proofmark.Risk.Loss.Information;

/// <summary>Something the owner could decide.</summary>
/// <param name="Name">Unique name, for example <c>accept</c>.</param>
/// <param name="Cost">What it costs in a year, in the currency of the ranges; 0 or more.</param>
/// <param name="Changes">What it does to controls; empty for accepting the risk as it is.</param>
public sealed record LossDecision(string Name, double Cost, IReadOnlyList<ThetaChange> Changes);

/// <summary>A control is built or repaired: wherever it stands its θ becomes the greater of what it was and what it is afterwards.</summary>
/// <param name="ControlId">Control id of the catalogue.</param>
/// <param name="After">What is believed of it afterwards, independent of what it was.</param>
public sealed record ThetaChange(string ControlId, ThetaBelief After);
