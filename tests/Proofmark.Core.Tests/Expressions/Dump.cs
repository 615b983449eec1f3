using System.Globalization;
using Proofmark.Core.Expressions.Syntax;

namespace Proofmark.Core.Tests.Expressions;

/// <summary>Writes a tree with every bracket, independently of the printer, to compare trees.</summary>
internal static class Dump
{
    public static string Of(Node? node) => node switch
    {
        null => "-",
        LiteralNode l => $"{l.Value.Kind}:{l.Value.AsInt()}:{BitConverter.DoubleToInt64Bits(l.Value.AsDouble()).ToString("x", CultureInfo.InvariantCulture)}:{l.Value.AsString()}:{l.Value.IsTrue}",
        NameNode n => n.Name,
        SelectNode s => $"(select {Of(s.Operand)} {s.Field} {s.IsTest})",
        IndexNode i => $"(index {Of(i.Operand)} {Of(i.Index)})",
        CallNode c => $"(call {Of(c.Receiver)} {c.Name} {All(c.Arguments)})",
        UnaryNode u => $"({u.Operator} {Of(u.Operand)})",
        BinaryNode b => $"({b.Operator} {Of(b.Left)} {Of(b.Right)})",
        ConditionalNode c => $"(? {Of(c.Condition)} {Of(c.Then)} {Of(c.Else)})",
        ListNode l => $"[{All(l.Items)}]",
        MapNode m => $"{{{string.Join(' ', m.Entries.Select(e => $"{Of(e.Key)}={Of(e.Value)}"))}}}",
        MacroNode m => $"(macro {m.Kind} {Of(m.Range)} {m.Variable} {Of(m.Where)} {Of(m.Body)})",
        _ => throw new InvalidOperationException(),
    };

    private static string All(IEnumerable<Node> nodes) => string.Join(' ', nodes.Select(Of));
}
