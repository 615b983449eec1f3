namespace Proofmark.Risk.Assessments;

/// <summary>A must-have control where it is weakest.</summary>
/// <param name="ControlId">The control.</param>
/// <param name="Level">Its level there.</param>
/// <param name="Credited">Its credit there, from 0 to 1.</param>
/// <param name="Instance">The risk instance, as id of <see cref="Assessment.Risks"/>.</param>
/// <param name="Why">Why the control is a must-have.</param>
public sealed record PostureControl(string ControlId, PostureLevel Level, double Credited, string Instance, string Why);
