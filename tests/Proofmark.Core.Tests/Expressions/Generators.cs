using CsCheck;
using Proofmark.Core.Expressions;
using Proofmark.Core.Expressions.Syntax;

namespace Proofmark.Core.Tests.Expressions;

/// <summary>Random syntax trees: mostly ill-typed, some well-typed.</summary>
internal static class Generators
{
    private static readonly ExpressionPosition Here = new(0, 1, 1);
    private static readonly Gen<string> Names = Pick("b", "i", "d", "s", "maybe", "list", "words", "map", "component", "unset", "x");

    private static readonly Gen<Node> Leaves = Gen.OneOf<Node>(
        Names.Select(name => (Node)new NameNode(Here, name)),
        Gen.OneOf(Gen.Long, Gen.Long[-3, 3], Pick(long.MinValue, long.MaxValue)).Select(n => (Node)Literal(ExpressionValue.Of(n))),
        Gen.Double.Where(double.IsFinite).Select(n => (Node)Literal(ExpressionValue.Of(n))),
        Gen.String.Where(t => t.EnumerateRunes().All(r => r.Value != 0xfffd)).Select(t => (Node)Literal(ExpressionValue.Of(t))),
        Gen.Bool.Select(t => (Node)Literal(ExpressionValue.Of(t))),
        Gen.Const((Node)Literal(ExpressionValue.Null)));

    /// <summary>Any tree of at most four levels.</summary>
    public static Gen<Node> Any { get; } = Trees(4);

    /// <summary>Trees of type bool that pass the checker.</summary>
    public static Gen<Node> Conditions { get; } = Booleans(4);

    /// <summary>One of some values.</summary>
    public static Gen<T> Pick<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<Node> Trees(int depth)
    {
        if (depth == 0)
        {
            return Leaves;
        }

        var inner = Trees(depth - 1);
        return Gen.OneOf(
            Leaves,
            Gen.Select(Pick("!", "-"), inner, (o, a) => (Node)new UnaryNode(Here, o, a)),
            Gen.Select(Pick("||", "&&", "==", "!=", "<", "<=", ">", ">=", "in", "+", "-", "*", "/", "%"), inner, inner, (o, a, b) => (Node)new BinaryNode(Here, o, a, b)),
            Gen.Select(inner, inner, inner, (a, b, c) => (Node)new ConditionalNode(Here, a, b, c)),
            Gen.Select(inner, Pick("id", "source", "x"), Gen.Bool, (a, f, test) => (Node)new SelectNode(Here, a, f, test)),
            Gen.Select(inner, inner, (a, b) => (Node)new IndexNode(Here, a, b)),
            inner.List[0, 3].Select(items => (Node)new ListNode(Here, items)),
            Gen.Select(inner, inner).List[0, 2].Select(items => (Node)new MapNode(Here, [.. items.Select(e => new MapEntryNode(e.Item1, e.Item2))])),
            Gen.Select(Pick("size", "half", "string"), inner, (f, a) => (Node)new CallNode(Here, null, f, [a])),
            Gen.Select(inner, Pick("size", "contains", "matches", "other"), inner.List[0, 2], (a, f, items) => (Node)new CallNode(Here, a, f, items)),
            Gen.Select(Gen.Enum<MacroKind>(), inner, inner, inner, Gen.Bool, (k, r, w, e, where) =>
                (Node)new MacroNode(Here, k, r, "x", k == MacroKind.Map && where ? w : null, e)));
    }

    private static Gen<Node> Booleans(int depth)
    {
        var numbers = Numbers(depth);
        var simple = Gen.OneOf(
            Gen.Const((Node)new NameNode(Here, "b")),
            Gen.Select(Pick("<", "<=", "==", "!="), numbers, numbers, (o, a, b) => (Node)new BinaryNode(Here, o, a, b)),
            numbers.Select(n => (Node)new BinaryNode(Here, "in", n, new NameNode(Here, "list"))));
        if (depth == 0)
        {
            return simple;
        }

        var inner = Booleans(depth - 1);
        return Gen.OneOf(
            simple,
            inner.Select(a => (Node)new UnaryNode(Here, "!", a)),
            Gen.Select(Pick("||", "&&"), inner, inner, (o, a, b) => (Node)new BinaryNode(Here, o, a, b)),
            Gen.Select(Pick(MacroKind.All, MacroKind.Exists, MacroKind.ExistsOne), inner, (k, body) => (Node)new MacroNode(Here, k, new NameNode(Here, "list"), "i", null, body)),
            Gen.Select(inner, inner, inner, (a, b, c) => (Node)new ConditionalNode(Here, a, b, c)));
    }

    private static Gen<Node> Numbers(int depth) => depth == 0
        ? Gen.OneOf(Pick("i", "unset").Select(n => (Node)new NameNode(Here, n)), Pick(0L, 1, -1, long.MaxValue, long.MinValue).Select(n => (Node)Literal(ExpressionValue.Of(n))))
        : Gen.OneOf(
            Numbers(0),
            Gen.Select(Pick("+", "-", "*", "/", "%"), Numbers(depth - 1), Numbers(depth - 1), (o, a, b) => (Node)new BinaryNode(Here, o, a, b)),
            Numbers(depth - 1).Select(a => (Node)new IndexNode(Here, new NameNode(Here, "list"), a)));

    private static LiteralNode Literal(ExpressionValue value) => new(Here, value);
}
