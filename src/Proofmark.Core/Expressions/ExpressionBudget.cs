namespace Proofmark.Core.Expressions;

/// <summary>
/// The steps that evaluation may still take. A step is one node visited, one element compared, or sixteen characters read or copied.
/// One budget may be shared by several evaluations on one thread.
/// </summary>
/// <param name="steps">Steps to begin with; not negative.</param>
public sealed class ExpressionBudget(long steps)
{
    /// <summary>Steps left; 0 when exhausted.</summary>
    public long Remaining { get; private set; } = steps;

    /// <summary>True once more was asked for than was left.</summary>
    public bool IsExhausted { get; private set; }

    /// <summary>Takes steps. False when fewer are left; the budget is then exhausted for good.</summary>
    /// <param name="count">How many; not negative.</param>
    public bool TrySpend(long count)
    {
        if (IsExhausted || count > Remaining)
        {
            Remaining = 0;
            IsExhausted = true;
            return false;
        }

        Remaining -= count;
        return true;
    }
}
