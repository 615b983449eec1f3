using System.Text.RegularExpressions;

namespace Proofmark.Core.Expressions.Evaluation;

/// <summary>A call: the first overload whose parameters match the kinds of the arguments.</summary>
internal sealed class Call(ExpressionPosition position, ExpressionFunction[] overloads, Operation[] arguments) : Operation(position)
{
    protected override ExpressionValue Evaluate(Frame frame)
    {
        var values = new ExpressionValue[arguments.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = arguments[i].Run(frame);
            if (values[i].IsError)
            {
                return values[i];
            }
        }

        foreach (var overload in overloads)
        {
            if (Takes(overload, values))
            {
                return Checked(overload, overload.Body(values, frame.Budget));
            }
        }

        return Fail($"'{overloads[0].Name}' does not take ({string.Join(", ", values.Select(v => v.TypeName()))})");
    }

    private static bool Takes(ExpressionFunction overload, ExpressionValue[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (!ValueTypes.Matches(values[i], overload.Parameters[i]))
            {
                return false;
            }
        }

        return true;
    }

    private ExpressionValue Checked(ExpressionFunction overload, in ExpressionValue result)
    {
        if (result.Error is { } error)
        {
            return error.Position == default ? Fail(error.Message) : result;
        }

        return ValueTypes.Matches(result, overload.Result) ? result : Fail($"'{overload.Name}' returned {result.TypeName()}, not {overload.Result}");
    }
}

/// <summary><c>text.matches(pattern)</c> with a pattern that was checked when the expression was compiled; linear in the text.</summary>
internal sealed class Match(ExpressionPosition position, Operation text, Regex pattern) : Operation(position)
{
    protected override ExpressionValue Evaluate(Frame frame)
    {
        var value = text.Run(frame);
        if (value.Kind != ExpressionValueKind.String)
        {
            return Unexpected(value, "a string");
        }

        return frame.Budget.TrySpend(value.AsString().Length) ? ExpressionValue.Of(pattern.IsMatch(value.AsString())) : Fail(Frame.ExhaustedMessage);
    }
}
