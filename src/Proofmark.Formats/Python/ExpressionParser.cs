namespace Proofmark.Formats.Python;

/// <summary>
/// Parses expressions of Python (language reference, chapter 6). Operators of like binding are kept together in one node, so that long chains stay flat;
/// what Python would refuse is kept as <see cref="PythonNodeKind.Other"/>.
/// </summary>
internal sealed partial class ExpressionParser(TokenCursor tokens, int maxDepth)
{
    private static readonly HashSet<string> Comparisons = new(StringComparer.Ordinal)
    {
        "or", "and", "not", "in", "is", "==", "!=", "<", ">", "<=", ">=", "|", "^", "&", "<<", ">>",
    };

    private static readonly HashSet<string> Sums = new(StringComparer.Ordinal) { "+", "-" };

    private static readonly HashSet<string> Products = new(StringComparer.Ordinal) { "*", "/", "//", "%", "@", "**" };

    // Words that end an expression: what follows belongs to the statement or comprehension around it.
    private static readonly HashSet<string> Enders = new(StringComparer.Ordinal) { "if", "else", "for", "async", "as", "from", "import", "in", "is", "or", "and" };

    private int depth;

    /// <summary>Why something was left out; null when nothing was.</summary>
    public string? Stopped { get; private set; }

    /// <summary>Expressions separated by commas: one node, a display when there are several.</summary>
    public PythonNode List()
    {
        var first = tokens.Current;
        var items = new List<PythonNode> { Expression() };
        while (tokens.TakeSign(","))
        {
            if (!StartsExpression())
            {
                return Make(PythonNodeKind.Display, "", items, first);
            }

            items.Add(Expression());
        }

        return items.Count == 1 ? items[0] : Make(PythonNodeKind.Display, "", items, first);
    }

    /// <summary>One expression; always goes on by a token, but not past the end of the line.</summary>
    public PythonNode Expression()
    {
        if (depth >= maxDepth)
        {
            return TooDeep();
        }

        depth++;
        var start = tokens.Current;
        var node = Operations(0);
        if (tokens.TakeSign(":="))
        {
            node = Make(PythonNodeKind.Named, node.Text, [Expression()], start);
        }

        if (tokens.IsWord("if"))
        {
            node = Conditions(node, start);
        }

        depth--;
        return node;
    }

    /// <summary>A target of an assignment: no operator is taken, so that <c>in</c> ends it.</summary>
    public PythonNode Target()
    {
        tokens.TakeSign("*");
        return Postfix();
    }

    // value if condition else value if condition else value ...; in a comprehension the else is missing.
    private PythonNode Conditions(PythonNode value, PythonToken start)
    {
        var parts = new List<PythonNode> { value };
        while (tokens.TakeWord("if"))
        {
            parts.Add(Operations(0));
            if (tokens.TakeWord("else"))
            {
                parts.Add(Operations(0));
            }
        }

        return Make(PythonNodeKind.Other, "if", parts, start);
    }

    private PythonNode Operations(int level)
    {
        if (level == 3)
        {
            return Unary();
        }

        var start = tokens.Current;
        var first = Operations(level + 1);
        List<PythonNode>? operands = null;
        var operation = "";
        while (Operator(level) is { } found)
        {
            operation = operands is null || operation == found ? found : "?";
            operands ??= [first];
            operands.Add(Operations(level + 1));
        }

        return operands is null ? first : Make(PythonNodeKind.Operation, operation, operands, start);
    }

    private string? Operator(int level)
    {
        var text = tokens.Current.Kind is PythonTokenKind.Sign or PythonTokenKind.Name && tokens.Current.Length <= 3 ? tokens.Span.ToString() : "";
        var known = level switch { 0 => Comparisons, 1 => Sums, _ => Products };
        if (!known.Contains(text))
        {
            return null;
        }

        tokens.At++;
        if (text is "not" or "is")
        {
            _ = tokens.TakeWord("in") || tokens.TakeWord("not");
        }

        return text;
    }

    private PythonNode Unary()
    {
        var start = tokens.Current;
        var minus = false;
        while (tokens.IsSign("-") || tokens.IsSign("+") || tokens.IsSign("~") || tokens.IsSign("*") || tokens.IsSign("**")
            || tokens.IsWord("not") || tokens.IsWord("await") || tokens.IsWord("yield") || (tokens.IsWord("from") && tokens.At > 0))
        {
            minus |= tokens.IsSign("-");
            tokens.At++;
        }

        if (tokens.IsWord("lambda"))
        {
            return Lambda();
        }

        var node = Postfix();
        return minus && node.Kind == PythonNodeKind.Number ? Make(PythonNodeKind.Number, "-" + node.Text, [], start) : node;
    }

    private PythonNode Lambda()
    {
        var start = tokens.Current;
        tokens.At++;
        var parts = new List<PythonNode>();
        while (!tokens.IsLineEnd && !tokens.IsSign(":") && (tokens.Current.Kind == PythonTokenKind.Name || tokens.IsSign(",") || tokens.IsSign("*") || tokens.IsSign("**") || tokens.IsSign("/")))
        {
            tokens.At++;
            if (tokens.TakeSign("="))
            {
                parts.Add(Expression());
            }
        }

        if (tokens.TakeSign(":"))
        {
            parts.Add(Expression());
        }

        return Make(PythonNodeKind.Lambda, "", parts, start);
    }

    private PythonNode Postfix()
    {
        var start = tokens.Current;
        var node = Atom();
        while (true)
        {
            if (tokens.IsSign(".") && tokens.NextIsName)
            {
                tokens.At++;
                node = Make(PythonNodeKind.Attribute, tokens.TakeName(), [node], start);
            }
            else if (tokens.TakeSign("("))
            {
                node = Make(PythonNodeKind.Call, "", [node, .. Items(")")], start);
            }
            else if (tokens.TakeSign("["))
            {
                node = Make(PythonNodeKind.Item, "", [node, .. Items("]")], start);
            }
            else
            {
                return node;
            }
        }
    }

    private PythonNode TooDeep()
    {
        Stopped = $"expressions nested deeper than {maxDepth}";
        var start = tokens.Current;
        if (!tokens.IsLineEnd)
        {
            tokens.At++;
        }

        return Make(PythonNodeKind.Other, "", [], start);
    }

    private bool StartsExpression() =>
        !tokens.IsLineEnd && !(tokens.Current.Kind == PythonTokenKind.Sign && tokens.Span[0] is ')' or ']' or '}' or '=' or ':' or ';' or ',');

    private PythonNode Make(PythonNodeKind kind, string text, IReadOnlyList<PythonNode> children, PythonToken start)
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

        return new PythonNode(kind, text, children, start.Line, start.Column + 1, height);
    }
}
