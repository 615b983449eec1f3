namespace Proofmark.Core.Expressions.Evaluation;

/// <summary><c>operand.field</c>: a field of a record or the value of a map's key.</summary>
internal sealed class Selection(ExpressionPosition position, Operation operand, string field) : Operation(position)
{
    protected override ExpressionValue Evaluate(Frame frame)
    {
        var value = operand.Run(frame);
        switch (value.Kind)
        {
            case ExpressionValueKind.Record:
                return value.AsRecord()!.GetField(field);
            case ExpressionValueKind.Map:
                return value.AsMap()!.TryGetValue(field, out var found) ? found : Fail($"the map has no key '{field}'");
            case ExpressionValueKind.Null:
                return Fail($"null has no field '{field}'");
            default:
                return Unexpected(value, "a record or a map");
        }
    }
}

/// <summary><c>has(operand.field)</c>: whether a field is there and not null, or a map has a key.</summary>
internal sealed class Presence(ExpressionPosition position, Operation operand, string field) : Operation(position)
{
    protected override ExpressionValue Evaluate(Frame frame)
    {
        var value = operand.Run(frame);
        switch (value.Kind)
        {
            case ExpressionValueKind.Record:
                var found = value.AsRecord()!.GetField(field);
                return found.IsError ? found : ExpressionValue.Of(found.Kind != ExpressionValueKind.Null);
            case ExpressionValueKind.Map:
                return ExpressionValue.Of(value.AsMap()!.ContainsKey(field));
            case ExpressionValueKind.Null:
                return ExpressionValue.False;
            default:
                return Unexpected(value, "a record or a map");
        }
    }
}

/// <summary><c>operand[index]</c>: an item of a list, from 0, or the value of a map's key.</summary>
internal sealed class Indexing(ExpressionPosition position, Operation operand, Operation index) : Operation(position)
{
    protected override ExpressionValue Evaluate(Frame frame)
    {
        var value = operand.Run(frame);
        if (value.IsError)
        {
            return value;
        }

        var key = index.Run(frame);
        switch (value.Kind, key.Kind)
        {
            case (ExpressionValueKind.List, ExpressionValueKind.Int):
                var items = value.AsList();
                return key.AsInt() >= 0 && key.AsInt() < items.Count ? items[(int)key.AsInt()] : Fail($"the list has no item {key.AsInt()}; it has {items.Count}");
            case (ExpressionValueKind.Map, ExpressionValueKind.String):
                return value.AsMap()!.TryGetValue(key.AsString(), out var found) ? found : Fail($"the map has no key '{Excerpt.Of(key.AsString())}'");
            default:
                return key.IsError ? key : Fail($"{value.TypeName()} cannot be indexed by {key.TypeName()}");
        }
    }
}
