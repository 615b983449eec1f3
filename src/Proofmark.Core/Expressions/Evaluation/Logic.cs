namespace Proofmark.Core.Expressions.Evaluation;

/// <summary>
/// <c>&amp;&amp;</c> and <c>||</c>. Commutative in errors: a side that decides the result alone absorbs an error of the other
/// (CEL language definition, "Logical Operators").
/// </summary>
internal sealed class Junction(ExpressionPosition position, bool isAnd, Operation left, Operation right) : Operation(position)
{
    protected override ExpressionValue Evaluate(Frame frame)
    {
        var first = left.Run(frame);
        if (Decides(first))
        {
            return first;
        }

        var second = right.Run(frame);
        if (Decides(second))
        {
            return second;
        }

        return first.Kind != ExpressionValueKind.Bool ? Unexpected(first, "bool") : second.Kind != ExpressionValueKind.Bool ? Unexpected(second, "bool") : second;
    }

    private bool Decides(in ExpressionValue value) => isAnd ? value.IsFalse : value.IsTrue;
}

/// <summary><c>!</c></summary>
internal sealed class Negation(ExpressionPosition position, Operation operand) : Operation(position)
{
    protected override ExpressionValue Evaluate(Frame frame)
    {
        var value = operand.Run(frame);
        return value.Kind == ExpressionValueKind.Bool ? ExpressionValue.Of(!value.AsBool()) : Unexpected(value, "bool");
    }
}

/// <summary><c>? :</c>; only the chosen branch is evaluated.</summary>
internal sealed class Choice(ExpressionPosition position, Operation condition, Operation then, Operation otherwise) : Operation(position)
{
    protected override ExpressionValue Evaluate(Frame frame)
    {
        var value = condition.Run(frame);
        return value.Kind == ExpressionValueKind.Bool ? (value.AsBool() ? then : otherwise).Run(frame) : Unexpected(value, "bool");
    }
}
