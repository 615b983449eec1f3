namespace Proofmark.Risk.Assessments;

/// <summary>How far a test could move a risk instance.</summary>
/// <param name="Instance">Id of the instance.</param>
/// <param name="From">The residual now.</param>
/// <param name="IfPassed">The residual if the test passed today.</param>
/// <param name="IfFailed">The residual if it failed.</param>
public sealed record PossibleMove(string Instance, ResidualShare From, ResidualShare IfPassed, ResidualShare IfFailed);
