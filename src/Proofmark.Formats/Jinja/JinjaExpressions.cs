namespace Proofmark.Formats.Jinja;

/// <summary>Parses expressions (jinja2/parser.py). Like operators are kept together in one node, so that long sums stay flat.</summary>
internal sealed partial class JinjaExpressions(JinjaCursor tokens, int maxDepth)
{
    private static readonly string[][] Levels = [["+", "-"], ["~"], ["*", "/", "//", "%"], ["**"]];

    private static readonly string[] Comparisons = ["==", "!=", "<", "<=", ">", ">="];

    private int depth;

    /// <summary>Why something was left out; null when nothing was.</summary>
    public string? Stopped { get; private set; }

    /// <summary>Expressions separated by commas: a list when there are several.</summary>
    public JinjaNode Tuple(bool conditions = true)
    {
        var start = tokens.Current.Start;
        var items = new List<JinjaNode> { Expression(conditions) };
        var several = false;
        while (tokens.TakeSign(","))
        {
            several = true;
            if (tokens.AtTagEnd || tokens.IsSign(")") || tokens.IsSign("=") || tokens.IsWord("in") || tokens.IsWord("recursive"))
            {
                break;
            }

            items.Add(Expression(conditions));
        }

        return several ? Make(JinjaNodeKind.List, "", items, start) : items[0];
    }

    /// <summary>One expression.</summary>
    /// <param name="conditions">False where <c>if</c> ends it.</param>
    public JinjaNode Expression(bool conditions = true)
    {
        if (depth >= maxDepth)
        {
            Stopped = $"expressions nested deeper than {maxDepth}";
            var at = tokens.Current.Start;
            tokens.At += tokens.AtTagEnd ? 0 : 1;
            return Make(JinjaNodeKind.Other, "", [], at);
        }

        depth++;
        var node = conditions ? Condition() : Or();
        depth--;
        return node;
    }

    /// <summary>Targets of an assignment or loop: names, attributes of namespaces, tuples of them.</summary>
    public JinjaNode Target()
    {
        var start = tokens.Current.Start;
        var items = new List<JinjaNode>();
        do
        {
            if (tokens.IsWord("in") || tokens.IsSign("=") || tokens.IsSign(")"))
            {
                break;
            }

            items.Add(Postfix());
        }
        while (tokens.TakeSign(","));
        return items.Count == 1 ? items[0] : Make(JinjaNodeKind.List, "", items, start);
    }

    /// <summary>The filters behind a block that is filtered, applied to its body.</summary>
    public JinjaNode Filters()
    {
        var node = Make(JinjaNodeKind.Body, "", [], tokens.Current.Start);
        do
        {
            node = Filter(node);
        }
        while (tokens.TakeSign("|"));
        return node;
    }

    private JinjaNode Condition()
    {
        var start = tokens.Current.Start;
        var node = Or();
        while (tokens.TakeWord("if"))
        {
            var test = Or();
            node = Make(JinjaNodeKind.Conditional, "", tokens.TakeWord("else") ? [node, test, Expression()] : [node, test], start);
        }

        return node;
    }

    private JinjaNode Or() => Chain(static t => t.TakeWord("or"), static p => p.And(), "or");

    private JinjaNode And() => Chain(static t => t.TakeWord("and"), static p => p.Not(), "and");

    private JinjaNode Not()
    {
        var start = tokens.Current.Start;
        var negated = false;
        while (tokens.TakeWord("not"))
        {
            negated = true;
        }

        var node = Chain(TakeComparison, static p => p.Arithmetic(0), "==");
        return negated ? Make(JinjaNodeKind.Logic, "not", [node], start) : node;
    }

    private static bool TakeComparison(JinjaCursor tokens)
    {
        if (tokens.IsWord("not") && tokens.Text(tokens.Peek(1)) is "in")
        {
            tokens.At += 2;
            return true;
        }

        return tokens.TakeWord("in") || Array.Exists(Comparisons, tokens.TakeSign);
    }

    private JinjaNode Chain(Func<JinjaCursor, bool> joins, Func<JinjaExpressions, JinjaNode> operand, string text)
    {
        var start = tokens.Current.Start;
        var first = operand(this);
        List<JinjaNode>? operands = null;
        while (joins(tokens))
        {
            (operands ??= [first]).Add(operand(this));
        }

        return operands is null ? first : Make(JinjaNodeKind.Logic, text, operands, start);
    }

    private JinjaNode Arithmetic(int level)
    {
        if (level == Levels.Length)
        {
            return Unary();
        }

        var start = tokens.Current.Start;
        var node = Arithmetic(level + 1);
        var (operands, sign) = (new List<JinjaNode> { node }, "");
        while (Array.Find(Levels[level], tokens.TakeSign) is { } found)
        {
            if (operands.Count > 1 && found != sign)
            {
                operands = [Make(JinjaNodeKind.Operation, sign, operands, start)];
            }

            sign = found;
            operands.Add(Arithmetic(level + 1));
        }

        return operands.Count == 1 ? node : Make(JinjaNodeKind.Operation, sign, operands, start);
    }

    private JinjaNode Unary()
    {
        var start = tokens.Current.Start;
        var (signs, minus) = (0, false);
        while (tokens.IsSign("-") || tokens.IsSign("+"))
        {
            minus ^= tokens.IsSign("-");
            signs++;
            tokens.At++;
        }

        var node = Postfix();
        if (minus)
        {
            node = node.Kind == JinjaNodeKind.Number ? Make(JinjaNodeKind.Number, "-" + node.Text, [], start) : Make(JinjaNodeKind.Operation, "neg", [node], start);
        }

        return Filtered(node, start);
    }

    private JinjaNode Make(JinjaNodeKind kind, string text, IReadOnlyList<JinjaNode> children, int start)
    {
        var height = 1;
        foreach (var child in children)
        {
            height = Math.Max(height, child.Height + 1);
        }

        if (height > maxDepth)
        {
            Stopped = $"expressions nested deeper than {maxDepth}";
            (children, height) = ([], 1);
        }

        return new JinjaNode(kind, text, children, start, Math.Max(start, tokens.End), height);
    }
}
