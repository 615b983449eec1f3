namespace Proofmark.Core.Expressions.Syntax;

/// <summary>Leaves the parser at the first syntax error; caught where parsing begins.</summary>
internal sealed class SyntaxException(ExpressionPosition at, string message) : Exception(message)
{
    public ExpressionError Error { get; } = new(at, message);
}
