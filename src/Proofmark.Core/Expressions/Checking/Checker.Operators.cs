using Proofmark.Core.Expressions.Evaluation;
using Proofmark.Core.Expressions.Syntax;

namespace Proofmark.Core.Expressions.Checking;

/// <summary>Types of the operators.</summary>
internal sealed partial class Checker
{
    private CheckedNode Unary(UnaryNode node)
    {
        if (node.Operator == "!")
        {
            return new CheckedNode(ExpressionType.Bool, new Negation(node.Position, Require(node.Operand, ExpressionType.Bool).Operation));
        }

        var operand = Check(node.Operand);
        return operand.Type.IsNumber || operand.Type.Kind == ExpressionTypeKind.Any
            ? new CheckedNode(operand.Type.Required(), new Minus(node.Position, operand.Operation))
            : Broken(node.Position, $"'-' does not take {operand.Type}");
    }

    private CheckedNode Binary(BinaryNode node)
    {
        if (node.Operator is "&&" or "||")
        {
            var first = Require(node.Left, ExpressionType.Bool).Operation;
            var second = Require(node.Right, ExpressionType.Bool).Operation;
            return new CheckedNode(ExpressionType.Bool, new Junction(node.Position, node.Operator == "&&", first, second));
        }

        var left = Check(node.Left);
        var right = Check(node.Right);
        return node.Operator switch
        {
            "==" or "!=" => Compare(node, left, right),
            "in" => In(node, left, right),
            "<" or "<=" or ">" or ">=" => Order(node, left, right),
            _ => Compute(node, left, right),
        };
    }

    private CheckedNode Compare(BinaryNode node, CheckedNode left, CheckedNode right) => TypeRules.AreComparable(left.Type, right.Type)
        ? new CheckedNode(ExpressionType.Bool, new Equality(node.Position, node.Operator == "!=", left.Operation, right.Operation))
        : Broken(node.Position, $"{left.Type} and {right.Type} are never equal");

    private CheckedNode In(BinaryNode node, CheckedNode item, CheckedNode range)
    {
        var element = range.Type.Kind switch
        {
            ExpressionTypeKind.List => range.Type.Element,
            ExpressionTypeKind.Map => ExpressionType.String,
            ExpressionTypeKind.Any => ExpressionType.Any,
            _ => null,
        };
        if (element is null)
        {
            return Broken(node.Position, $"'in' needs a list or a map on its right, not {range.Type}");
        }

        return TypeRules.AreComparable(item.Type, element)
            ? new CheckedNode(ExpressionType.Bool, new Membership(node.Position, item.Operation, range.Operation))
            : Broken(node.Position, $"{item.Type} is never in {range.Type}");
    }

    private CheckedNode Order(BinaryNode node, CheckedNode left, CheckedNode right)
    {
        var (a, b) = (left.Type.Required(), right.Type.Required());
        var ordered = (a.IsNumber && b.IsNumber) || (HasOrder(a) && HasOrder(b) && TypeRules.Join(a, b) is not null);
        return ordered
            ? new CheckedNode(ExpressionType.Bool, new Ordering(node.Position, node.Operator, left.Operation, right.Operation))
            : Broken(node.Position, $"{left.Type} and {right.Type} have no order");
    }

    private static bool HasOrder(ExpressionType type) =>
        type.IsNumber || type.Kind is ExpressionTypeKind.Any or ExpressionTypeKind.String or ExpressionTypeKind.Bool;

    private CheckedNode Compute(BinaryNode node, CheckedNode left, CheckedNode right)
    {
        var (a, b) = (left.Type.Required(), right.Type.Required());
        if (TypeRules.Join(a, b) is { } type && Takes(node.Operator, type) && Takes(node.Operator, a) && Takes(node.Operator, b))
        {
            return new CheckedNode(type, new Arithmetic(node.Position, node.Operator, left.Operation, right.Operation));
        }

        var advice = a.IsNumber && b.IsNumber && node.Operator != "%" ? "; convert one of them with double(…) or int(…)" : "";
        return Broken(node.Position, $"'{node.Operator}' does not take {left.Type} and {right.Type}{advice}");
    }

    private static bool Takes(string symbol, ExpressionType type) => type.Kind switch
    {
        ExpressionTypeKind.Any or ExpressionTypeKind.Int => true,
        ExpressionTypeKind.Double => symbol != "%",
        ExpressionTypeKind.String or ExpressionTypeKind.List => symbol == "+",
        _ => false,
    };
}
