namespace Proofmark.Core.Expressions;

/// <summary>What came of compiling an expression.</summary>
/// <param name="Expression">The expression; null when there are errors.</param>
/// <param name="Errors">All errors, in the order of the source; one only when the source could not be parsed.</param>
public sealed record ExpressionCompilation(Expression? Expression, IReadOnlyList<ExpressionError> Errors);
