using Proofmark.Core.Documents;
using Proofmark.Core.Expressions.Evaluation;
using Proofmark.Core.Expressions.Syntax;

namespace Proofmark.Core.Expressions.Checking;

/// <summary>Gives every node a type and an operation, and collects all type errors. A part that is wrong is of any type, so that one mistake is told once.</summary>
internal sealed partial class Checker(ExpressionEnvironment environment)
{
    private readonly List<(string Name, ExpressionType Type)> locals = [];

    public List<ExpressionError> Errors { get; } = [];

    public int LocalSlots { get; private set; }

    public CheckedNode CheckRoot(Node node, ExpressionType expected) => Require(node, expected);

    private CheckedNode Check(Node node) => node switch
    {
        LiteralNode literal => Literal(literal),
        NameNode name => Name(name),
        SelectNode select => Select(select),
        IndexNode index => Index(index),
        CallNode call => CheckCall(call),
        UnaryNode unary => Unary(unary),
        BinaryNode binary => Binary(binary),
        ConditionalNode conditional => Conditional(conditional),
        ListNode list => List(list),
        MapNode map => Map(map),
        MacroNode macro => CheckMacro(macro),
        _ => throw new InvalidOperationException($"no rule for {node.GetType().Name}"),
    };

    private CheckedNode Require(Node node, ExpressionType expected)
    {
        var found = Check(node);
        return TypeRules.IsAssignable(found.Type, expected) ? found : Broken(node.Position, $"{expected} is expected here, not {found.Type}");
    }

    private CheckedNode Broken(ExpressionPosition at, string message)
    {
        Errors.Add(new ExpressionError(at, message));
        return new CheckedNode(ExpressionType.Any, new Constant(at, ExpressionValue.Failure(at, message)));
    }

    private static CheckedNode Literal(LiteralNode node) => new(
        node.Value.Kind switch
        {
            ExpressionValueKind.Bool => ExpressionType.Bool,
            ExpressionValueKind.Int => ExpressionType.Int,
            ExpressionValueKind.Double => ExpressionType.Double,
            ExpressionValueKind.String => ExpressionType.String,
            _ => ExpressionType.Null,
        },
        new Constant(node.Position, node.Value));

    private CheckedNode Name(NameNode node)
    {
        var slot = locals.FindLastIndex(l => l.Name == node.Name);
        if (slot >= 0)
        {
            return new CheckedNode(locals[slot].Type, new Local(node.Position, slot));
        }

        return environment.Variables.TryGetValue(node.Name, out var type)
            ? new CheckedNode(type, new Variable(node.Position, node.Name, type))
            : Broken(node.Position, $"'{node.Name}' is not known here" + Suggestion.For(node.Name, environment.Variables.Keys.Concat(locals.Select(l => l.Name))));
    }

    private CheckedNode Select(SelectNode node)
    {
        var operand = Check(node.Operand);
        var field = operand.Type.Kind switch
        {
            ExpressionTypeKind.Map => operand.Type.Element,
            ExpressionTypeKind.Any => ExpressionType.Any,
            ExpressionTypeKind.Record => environment.Records[operand.Type.RecordName!].Fields.GetValueOrDefault(node.Field),
            _ => null,
        };
        if (field is null)
        {
            return operand.Type.RecordName is { } record
                ? Broken(node.Position, $"{record} has no field '{node.Field}'" + Suggestion.For(node.Field, environment.Records[record].Fields.Keys))
                : Broken(node.Position, $"{operand.Type} has no fields");
        }

        return node.IsTest
            ? new CheckedNode(ExpressionType.Bool, new Presence(node.Position, operand.Operation, node.Field))
            : new CheckedNode(field, new Selection(node.Position, operand.Operation, node.Field));
    }

    private CheckedNode Index(IndexNode node)
    {
        var operand = Check(node.Operand);
        var key = operand.Type.Kind switch
        {
            ExpressionTypeKind.List => ExpressionType.Int,
            ExpressionTypeKind.Map => ExpressionType.String,
            _ => ExpressionType.Any,
        };
        var index = Require(node.Index, key);
        return operand.Type.Kind is ExpressionTypeKind.List or ExpressionTypeKind.Map or ExpressionTypeKind.Any
            ? new CheckedNode(operand.Type.Element ?? ExpressionType.Any, new Indexing(node.Position, operand.Operation, index.Operation))
            : Broken(node.Position, $"{operand.Type} cannot be indexed");
    }

    private CheckedNode Conditional(ConditionalNode node)
    {
        var condition = Require(node.Condition, ExpressionType.Bool);
        var then = Check(node.Then);
        var otherwise = Check(node.Else);
        return TypeRules.Join(then.Type, otherwise.Type) is { } type
            ? new CheckedNode(type, new Choice(node.Position, condition.Operation, then.Operation, otherwise.Operation))
            : Broken(node.Position, $"the branches of '?' have different types: {then.Type} and {otherwise.Type}");
    }

    private CheckedNode List(ListNode node)
    {
        var (element, items) = Elements(node.Items, "the items of a list");
        return new CheckedNode(ExpressionType.List(element), new ListLiteral(node.Position, items));
    }

    private CheckedNode Map(MapNode node)
    {
        var keys = node.Entries.Select(e => Require(e.Key, ExpressionType.String).Operation).ToArray();
        var (element, values) = Elements([.. node.Entries.Select(e => e.Value)], "the values of a map");
        return new CheckedNode(ExpressionType.Map(element), new MapLiteral(node.Position, [.. keys.Zip(values)]));
    }

    private (ExpressionType Type, Operation[] Operations) Elements(IReadOnlyList<Node> nodes, string what)
    {
        var type = ExpressionType.Any;
        var operations = new Operation[nodes.Count];
        for (var i = 0; i < nodes.Count; i++)
        {
            var item = Check(nodes[i]);
            operations[i] = item.Operation;
            if (TypeRules.Join(type, item.Type) is { } joined)
            {
                type = joined;
            }
            else
            {
                Broken(nodes[i].Position, $"{what} have different types: {type} and {item.Type}");
            }
        }

        return (type, operations);
    }
}
