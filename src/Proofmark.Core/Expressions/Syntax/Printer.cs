using System.Globalization;
using System.Text;

namespace Proofmark.Core.Expressions.Syntax;

/// <summary>Writes a syntax tree so that parsing yields the same tree.</summary>
internal static class Printer
{
    public static string Print(Node node)
    {
        var text = new StringBuilder();
        Write(text, node, Precedence.Conditional);
        return text.ToString();
    }

    private static void Write(StringBuilder text, Node node, int lowest)
    {
        var bracket = Level(node) < lowest;
        text.Append(bracket ? "(" : "");
        WriteBare(text, node);
        text.Append(bracket ? ")" : "");
    }

    private static int Level(Node node) => node switch
    {
        ConditionalNode => Precedence.Conditional,
        BinaryNode binary => Precedence.OfBinary(binary.Operator),
        UnaryNode => Precedence.Unary,
        // "-1.f()" would read well, but "-(1)" and "-1" are different trees: a number below a sign is bracketed.
        LiteralNode { Value.Kind: ExpressionValueKind.Int or ExpressionValueKind.Double } => Precedence.Unary,
        _ => Precedence.Member,
    };

    private static void WriteBare(StringBuilder text, Node node)
    {
        switch (node)
        {
            case LiteralNode literal:
                WriteLiteral(text, literal.Value);
                break;
            case NameNode name:
                text.Append(name.Name);
                break;
            case SelectNode select:
                WriteSelect(text, select);
                break;
            case IndexNode index:
                Write(text, index.Operand, Precedence.Member);
                WriteList(text, "[", [index.Index], "]");
                break;
            case CallNode call:
                WriteCall(text, call.Receiver, call.Name, call.Arguments);
                break;
            case UnaryNode unary:
                text.Append(unary.Operator);
                Write(text, unary.Operand, Precedence.Member);
                break;
            case BinaryNode binary:
                var level = Precedence.OfBinary(binary.Operator);
                Write(text, binary.Left, level);
                text.Append(' ').Append(binary.Operator).Append(' ');
                Write(text, binary.Right, level + 1);
                break;
            case ConditionalNode conditional:
                Write(text, conditional.Condition, Precedence.Or);
                text.Append(" ? ");
                Write(text, conditional.Then, Precedence.Or);
                text.Append(" : ");
                Write(text, conditional.Else, Precedence.Conditional);
                break;
            case ListNode list:
                WriteList(text, "[", list.Items, "]");
                break;
            case MapNode map:
                WriteMap(text, map);
                break;
            case MacroNode macro:
                var variable = new NameNode(macro.Position, macro.Variable);
                WriteCall(text, macro.Range, MacroNames.NameOf(macro.Kind), macro.Where is null ? [variable, macro.Body] : [variable, macro.Where, macro.Body]);
                break;
        }
    }

    private static void WriteSelect(StringBuilder text, SelectNode select)
    {
        text.Append(select.IsTest ? "has(" : "");
        Write(text, select.Operand, Precedence.Member);
        text.Append('.').Append(select.Field).Append(select.IsTest ? ")" : "");
    }

    private static void WriteCall(StringBuilder text, Node? receiver, string name, IReadOnlyList<Node> arguments)
    {
        if (receiver is not null)
        {
            Write(text, receiver, Precedence.Member);
            text.Append('.');
        }

        WriteList(text.Append(name), "(", arguments, ")");
    }

    private static void WriteList(StringBuilder text, string opening, IReadOnlyList<Node> items, string closing)
    {
        text.Append(opening);
        for (var i = 0; i < items.Count; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            Write(text, items[i], Precedence.Conditional);
        }

        text.Append(closing);
    }

    private static void WriteMap(StringBuilder text, MapNode map)
    {
        text.Append('{');
        for (var i = 0; i < map.Entries.Count; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            Write(text, map.Entries[i].Key, Precedence.Conditional);
            text.Append(": ");
            Write(text, map.Entries[i].Value, Precedence.Conditional);
        }

        text.Append('}');
    }

    private static void WriteLiteral(StringBuilder text, ExpressionValue value)
    {
        switch (value.Kind)
        {
            case ExpressionValueKind.String:
                WriteText(text, value.AsString());
                break;
            case ExpressionValueKind.Int:
                text.Append(value.AsInt().ToString(CultureInfo.InvariantCulture));
                break;
            case ExpressionValueKind.Double:
                var number = value.AsDouble().ToString("R", CultureInfo.InvariantCulture);
                text.Append(number).Append(number.AsSpan().IndexOfAny('.', 'E') < 0 ? ".0" : "");
                break;
            case ExpressionValueKind.Bool:
                text.Append(value.IsTrue ? "true" : "false");
                break;
            default:
                text.Append("null");
                break;
        }
    }

    private static void WriteText(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            if (c is '"' or '\\')
            {
                text.Append('\\').Append(c);
            }
            else if (char.IsControl(c))
            {
                text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            }
            else
            {
                text.Append(c);
            }
        }

        text.Append('"');
    }
}
