namespace Proofmark.Core.Expressions.Evaluation;

/// <summary>State of one evaluation.</summary>
/// <param name="bindings">Values of the variables.</param>
/// <param name="budget">The steps left.</param>
/// <param name="locals">Number of macro variables.</param>
internal sealed class Frame(IReadOnlyDictionary<string, ExpressionValue> bindings, ExpressionBudget budget, int locals)
{
    public const string ExhaustedMessage = "the evaluation took more steps than it may";

    public IReadOnlyDictionary<string, ExpressionValue> Bindings => bindings;

    public ExpressionBudget Budget => budget;

    public ExpressionValue[] Locals { get; } = locals == 0 ? [] : new ExpressionValue[locals];
}
