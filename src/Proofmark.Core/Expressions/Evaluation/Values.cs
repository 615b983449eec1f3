namespace Proofmark.Core.Expressions.Evaluation;

/// <summary>A fixed value, or the failure that stands for a part that could not be checked.</summary>
internal sealed class Constant(ExpressionPosition position, ExpressionValue value) : Operation(position)
{
    protected override ExpressionValue Evaluate(Frame frame) => value;
}

/// <summary>A variable of the environment.</summary>
internal sealed class Variable(ExpressionPosition position, string name, ExpressionType type) : Operation(position)
{
    protected override ExpressionValue Evaluate(Frame frame)
    {
        if (!frame.Bindings.TryGetValue(name, out var value))
        {
            return Fail($"the variable '{name}' has no value");
        }

        return value.IsError || ValueTypes.Matches(value, type) ? value : Fail($"the variable '{name}' is {value.TypeName()}, not {type}");
    }
}

/// <summary>A variable of a macro.</summary>
internal sealed class Local(ExpressionPosition position, int slot) : Operation(position)
{
    protected override ExpressionValue Evaluate(Frame frame) => frame.Locals[slot];
}

/// <summary>A list literal.</summary>
internal sealed class ListLiteral(ExpressionPosition position, Operation[] items) : Operation(position)
{
    protected override ExpressionValue Evaluate(Frame frame)
    {
        var values = new ExpressionValue[items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            values[i] = items[i].Run(frame);
            if (values[i].IsError)
            {
                return values[i];
            }
        }

        return ExpressionValue.Of(values);
    }
}

/// <summary>A map literal. A repeated key is an error.</summary>
internal sealed class MapLiteral(ExpressionPosition position, (Operation Key, Operation Value)[] entries) : Operation(position)
{
    protected override ExpressionValue Evaluate(Frame frame)
    {
        var values = new Dictionary<string, ExpressionValue>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            var key = entry.Key.Run(frame);
            if (key.Kind != ExpressionValueKind.String)
            {
                return Unexpected(key, "a string");
            }

            var value = entry.Value.Run(frame);
            if (value.IsError)
            {
                return value;
            }

            if (!values.TryAdd(key.AsString(), value))
            {
                return Fail($"the key '{Excerpt.Of(key.AsString())}' stands in the map twice");
            }
        }

        return ExpressionValue.Of(values);
    }
}
