namespace Proofmark.Core.Expressions;

/// <summary>Something wrong in an expression, found when it was compiled or when it was evaluated.</summary>
/// <param name="Position">Where in the source.</param>
/// <param name="Message">What is wrong and, where known, what would be right.</param>
public sealed record ExpressionError(ExpressionPosition Position, string Message)
{
    /// <summary>The form people read.</summary>
    public override string ToString() => $"{Position}: {Message}";
}
