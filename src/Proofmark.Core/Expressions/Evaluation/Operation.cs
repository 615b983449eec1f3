namespace Proofmark.Core.Expressions.Evaluation;

/// <summary>A checked node that can be evaluated.</summary>
/// <param name="position">Where its errors are shown.</param>
internal abstract class Operation(ExpressionPosition position)
{
    public ExpressionPosition Position => position;

    /// <summary>Spends a step and evaluates.</summary>
    public ExpressionValue Run(Frame frame) => frame.Budget.TrySpend(1) ? Evaluate(frame) : Fail(Frame.ExhaustedMessage);

    protected abstract ExpressionValue Evaluate(Frame frame);

    protected ExpressionValue Fail(string message) => ExpressionValue.Failure(position, message);

    protected ExpressionValue Unexpected(in ExpressionValue value, string wanted) => value.IsError ? value : Fail($"{wanted} is expected here, not {value.TypeName()}");
}
