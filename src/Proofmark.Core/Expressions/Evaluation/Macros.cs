namespace Proofmark.Core.Expressions.Evaluation;

/// <summary>A macro over the items of a list or the keys of a map (in ordinal order).</summary>
/// <param name="position">Where its errors are shown.</param>
/// <param name="range">What is gone through.</param>
/// <param name="slot">Where the variable is kept.</param>
internal abstract class Macro(ExpressionPosition position, Operation range, int slot) : Operation(position)
{
    protected override ExpressionValue Evaluate(Frame frame)
    {
        var value = range.Run(frame);
        return value.Kind switch
        {
            ExpressionValueKind.List => Fold(frame, value.AsList()),
            ExpressionValueKind.Map => frame.Budget.TrySpend(value.AsMap()!.Count)
                ? Fold(frame, [.. value.AsMap()!.Keys.Order(StringComparer.Ordinal).Select(ExpressionValue.Of)])
                : Fail(Frame.ExhaustedMessage),
            _ => Unexpected(value, "a list or a map"),
        };
    }

    protected abstract ExpressionValue Fold(Frame frame, IReadOnlyList<ExpressionValue> items);

    protected ExpressionValue RunWith(Frame frame, Operation body, in ExpressionValue item)
    {
        frame.Locals[slot] = item;
        return body.Run(frame);
    }

    protected ExpressionValue Test(Frame frame, Operation body, in ExpressionValue item)
    {
        var value = RunWith(frame, body, item);
        return value.Kind == ExpressionValueKind.Bool ? value : Unexpected(value, "bool");
    }
}

/// <summary><c>all</c> and <c>exists</c>: chains of <c>&amp;&amp;</c> and <c>||</c>, and absorbing errors as these do.</summary>
internal sealed class Quantifier(ExpressionPosition position, Operation range, int slot, bool isAll, Operation body) : Macro(position, range, slot)
{
    protected override ExpressionValue Fold(Frame frame, IReadOnlyList<ExpressionValue> items)
    {
        var result = ExpressionValue.Of(isAll);
        foreach (var item in items)
        {
            var value = Test(frame, body, item);
            if (frame.Budget.IsExhausted || (isAll ? value.IsFalse : value.IsTrue))
            {
                return value;
            }

            if (value.IsError && !result.IsError)
            {
                result = value;
            }
        }

        return result;
    }
}

/// <summary><c>exists_one</c>: errors are not absorbed.</summary>
internal sealed class ExistsOne(ExpressionPosition position, Operation range, int slot, Operation body) : Macro(position, range, slot)
{
    protected override ExpressionValue Fold(Frame frame, IReadOnlyList<ExpressionValue> items)
    {
        var found = 0;
        foreach (var item in items)
        {
            var value = Test(frame, body, item);
            if (value.IsError)
            {
                return value;
            }

            found += value.AsBool() ? 1 : 0;
        }

        return ExpressionValue.Of(found == 1);
    }
}

/// <summary><c>filter</c> and <c>map</c>.</summary>
internal sealed class Comprehension(ExpressionPosition position, Operation range, int slot, Operation? where, Operation? body) : Macro(position, range, slot)
{
    protected override ExpressionValue Fold(Frame frame, IReadOnlyList<ExpressionValue> items)
    {
        var kept = new List<ExpressionValue>();
        foreach (var item in items)
        {
            var test = where is null ? ExpressionValue.True : Test(frame, where, item);
            if (test.IsError)
            {
                return test;
            }

            if (!test.AsBool())
            {
                continue;
            }

            var value = body is null ? item : RunWith(frame, body, item);
            if (value.IsError)
            {
                return value;
            }

            kept.Add(value);
        }

        return ExpressionValue.Of(kept);
    }
}
