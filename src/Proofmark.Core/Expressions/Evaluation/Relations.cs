namespace Proofmark.Core.Expressions.Evaluation;

/// <summary><c>==</c> and <c>!=</c></summary>
internal sealed class Equality(ExpressionPosition position, bool negated, Operation left, Operation right) : Operation(position)
{
    protected override ExpressionValue Evaluate(Frame frame)
    {
        var first = left.Run(frame);
        if (first.IsError)
        {
            return first;
        }

        var second = right.Run(frame);
        return second.IsError ? second : ExpressionValue.Of(Comparison.Equal(first, second, frame.Budget) != negated);
    }
}

/// <summary><c>&lt;</c>, <c>&lt;=</c>, <c>&gt;</c> and <c>&gt;=</c>. Not a number has no order: every comparison with it is false.</summary>
internal sealed class Ordering(ExpressionPosition position, string symbol, Operation left, Operation right) : Operation(position)
{
    protected override ExpressionValue Evaluate(Frame frame)
    {
        var first = left.Run(frame);
        if (first.IsError)
        {
            return first;
        }

        var second = right.Run(frame);
        if (second.IsError)
        {
            return second;
        }

        if (!HaveOrder(first.Kind, second.Kind))
        {
            return Fail($"{first.TypeName()} and {second.TypeName()} have no order");
        }

        return Comparison.Order(first, second, frame.Budget) is { } order ? ExpressionValue.Of(Holds(order)) : ExpressionValue.False;
    }

    private static bool HaveOrder(ExpressionValueKind a, ExpressionValueKind b) => (a, b) switch
    {
        (ExpressionValueKind.Int or ExpressionValueKind.Double, ExpressionValueKind.Int or ExpressionValueKind.Double) => true,
        _ => a == b && a is ExpressionValueKind.String or ExpressionValueKind.Bool,
    };

    private bool Holds(int order) => symbol switch
    {
        "<" => order < 0,
        "<=" => order <= 0,
        ">" => order > 0,
        _ => order >= 0,
    };
}

/// <summary><c>in</c>: an item of a list or a key of a map.</summary>
internal sealed class Membership(ExpressionPosition position, Operation item, Operation collection) : Operation(position)
{
    protected override ExpressionValue Evaluate(Frame frame)
    {
        var sought = item.Run(frame);
        if (sought.IsError)
        {
            return sought;
        }

        var range = collection.Run(frame);
        switch (range.Kind)
        {
            case ExpressionValueKind.Map:
                return ExpressionValue.Of(sought.Kind == ExpressionValueKind.String && range.AsMap()!.ContainsKey(sought.AsString()));
            case ExpressionValueKind.List:
                foreach (var candidate in range.AsList())
                {
                    if (Comparison.Equal(sought, candidate, frame.Budget))
                    {
                        return ExpressionValue.True;
                    }

                    if (frame.Budget.IsExhausted)
                    {
                        break;
                    }
                }

                return ExpressionValue.False;
            default:
                return Unexpected(range, "a list or a map");
        }
    }
}
