namespace Proofmark.Core.Expressions.Evaluation;

/// <summary><c>+ - * / %</c>. Whole numbers never wrap: overflow and division by zero are errors.</summary>
internal sealed class Arithmetic(ExpressionPosition position, string symbol, Operation left, Operation right) : Operation(position)
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

        return (first.Kind, second.Kind) switch
        {
            (ExpressionValueKind.Int, ExpressionValueKind.Int) => Whole(first.AsInt(), second.AsInt()),
            (ExpressionValueKind.Double, ExpressionValueKind.Double) when symbol != "%" => ExpressionValue.Of(Number(first.AsDouble(), second.AsDouble())),
            (ExpressionValueKind.String, ExpressionValueKind.String) when symbol == "+" => Join(first.AsString(), second.AsString(), frame.Budget),
            (ExpressionValueKind.List, ExpressionValueKind.List) when symbol == "+" => Join(first.AsList(), second.AsList(), frame.Budget),
            _ => Fail($"'{symbol}' does not take {first.TypeName()} and {second.TypeName()}"),
        };
    }

    private ExpressionValue Whole(long a, long b)
    {
        if (symbol is "/" or "%")
        {
            return b == 0 ? Fail("division by zero") : a == long.MinValue && b == -1 ? Overflow() : ExpressionValue.Of(symbol == "/" ? a / b : a % b);
        }

        var exact = symbol switch
        {
            "+" => (Int128)a + b,
            "-" => (Int128)a - b,
            _ => (Int128)a * b,
        };
        return exact >= long.MinValue && exact <= long.MaxValue ? ExpressionValue.Of((long)exact) : Overflow();
    }

    private ExpressionValue Overflow() => Fail("the result does not fit into 64 bits");

    private double Number(double a, double b) => symbol switch
    {
        "+" => a + b,
        "-" => a - b,
        "*" => a * b,
        _ => a / b,
    };

    private ExpressionValue Join(string a, string b, ExpressionBudget budget) =>
        budget.TrySpend(Comparison.CostOf(a) + Comparison.CostOf(b)) ? ExpressionValue.Of(a + b) : Fail(Frame.ExhaustedMessage);

    private ExpressionValue Join(IReadOnlyList<ExpressionValue> a, IReadOnlyList<ExpressionValue> b, ExpressionBudget budget) =>
        budget.TrySpend((long)a.Count + b.Count) ? ExpressionValue.Of((IReadOnlyList<ExpressionValue>)[.. a, .. b]) : Fail(Frame.ExhaustedMessage);
}

/// <summary>The minus sign.</summary>
internal sealed class Minus(ExpressionPosition position, Operation operand) : Operation(position)
{
    protected override ExpressionValue Evaluate(Frame frame)
    {
        var value = operand.Run(frame);
        return value.Kind switch
        {
            ExpressionValueKind.Double => ExpressionValue.Of(-value.AsDouble()),
            ExpressionValueKind.Int when value.AsInt() == long.MinValue => Fail("the result does not fit into 64 bits"),
            ExpressionValueKind.Int => ExpressionValue.Of(-value.AsInt()),
            _ => Unexpected(value, "a number"),
        };
    }
}
