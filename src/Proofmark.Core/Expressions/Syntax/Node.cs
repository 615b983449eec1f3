namespace Proofmark.Core.Expressions.Syntax;

/// <summary>A node of the syntax tree.</summary>
/// <param name="Position">Where errors about it are shown.</param>
/// <param name="Depth">Levels of nodes from here down, at least 1.</param>
internal abstract record Node(ExpressionPosition Position, int Depth)
{
    protected static int Above(params ReadOnlySpan<Node?> children)
    {
        var deepest = 0;
        foreach (var child in children)
        {
            deepest = Math.Max(deepest, child?.Depth ?? 0);
        }

        return deepest + 1;
    }

    protected static int Above(IEnumerable<Node> children) => children.Select(c => c.Depth).DefaultIfEmpty().Max() + 1;
}

internal sealed record LiteralNode(ExpressionPosition Position, ExpressionValue Value) : Node(Position, 1);

internal sealed record NameNode(ExpressionPosition Position, string Name) : Node(Position, 1);

/// <summary><c>operand.field</c>, or <c>has(operand.field)</c>.</summary>
internal sealed record SelectNode(ExpressionPosition Position, Node Operand, string Field, bool IsTest) : Node(Position, Above(Operand));

internal sealed record IndexNode(ExpressionPosition Position, Node Operand, Node Index) : Node(Position, Above(Operand, Index));

internal sealed record CallNode(ExpressionPosition Position, Node? Receiver, string Name, IReadOnlyList<Node> Arguments)
    : Node(Position, Math.Max(Above(Receiver), Above(Arguments)));

internal sealed record UnaryNode(ExpressionPosition Position, string Operator, Node Operand) : Node(Position, Above(Operand));

internal sealed record BinaryNode(ExpressionPosition Position, string Operator, Node Left, Node Right) : Node(Position, Above(Left, Right));

internal sealed record ConditionalNode(ExpressionPosition Position, Node Condition, Node Then, Node Else) : Node(Position, Above(Condition, Then, Else));

internal sealed record ListNode(ExpressionPosition Position, IReadOnlyList<Node> Items) : Node(Position, Above(Items));

internal sealed record MapNode(ExpressionPosition Position, IReadOnlyList<MapEntryNode> Entries)
    : Node(Position, Math.Max(Above(Entries.Select(e => e.Key)), Above(Entries.Select(e => e.Value))));

internal sealed record MapEntryNode(Node Key, Node Value);

internal enum MacroKind
{
    All,
    Exists,
    ExistsOne,
    Filter,
    Map,
}

/// <summary><c>range.macro(variable, body)</c>, or <c>range.map(variable, where, body)</c>.</summary>
internal sealed record MacroNode(ExpressionPosition Position, MacroKind Kind, Node Range, string Variable, Node? Where, Node Body)
    : Node(Position, Above(Range, Where, Body));
