namespace Proofmark.Formats.Python;

/// <summary>Parses statements of Python (language reference, chapters 7 and 8), one logical line after the other.</summary>
internal sealed partial class StatementParser(TokenCursor tokens, int maxDepth)
{
    private static readonly HashSet<string> BlockWords = new(StringComparer.Ordinal)
    {
        "if", "elif", "else", "while", "try", "except", "finally", "assert", "del", "raise", "pass", "break", "continue",
    };

    private static readonly HashSet<string> Augmented = new(StringComparer.Ordinal)
    {
        "+=", "-=", "*=", "/=", "//=", "%=", "@=", "&=", "|=", "^=", ">>=", "<<=", "**=",
    };

    private readonly ExpressionParser expressions = new(tokens, maxDepth);
    private readonly List<PythonStatement> statements = [];
    private int indent;
    private bool inline;

    /// <summary>Why something was left out; null when nothing was.</summary>
    public string? Stopped => expressions.Stopped;

    public IReadOnlyList<PythonStatement> ReadAll()
    {
        while (!tokens.AtEnd)
        {
            indent = tokens.Current.Column;
            inline = false;
            while (!tokens.IsLineEnd)
            {
                var before = tokens.At;
                Statement();

                // A colon ends the head of a block: what follows on the line is its body.
                if (tokens.TakeSign(":"))
                {
                    inline = true;
                }
                else if (!tokens.TakeSign(";") && tokens.At == before)
                {
                    tokens.At++;
                }
            }

            tokens.At++;
        }

        return statements;
    }

    private void Statement()
    {
        var start = tokens.Current;
        if (tokens.TakeSign("@"))
        {
            Add(PythonStatementKind.Decorator, start, [], [expressions.Expression()]);
            return;
        }

        if (start.Kind != PythonTokenKind.Name)
        {
            Simple(start);
            return;
        }

        if (tokens.IsWord("async") && tokens.NextIsName)
        {
            tokens.At++;
        }

        switch (tokens.Span)
        {
            case "import":
                tokens.At++;
                Imports(start, "");
                break;
            case "from" when tokens.NextIsName || tokens.NextIsSign(".") || tokens.NextIsSign("..."):
                From(start);
                break;
            case "def" when tokens.NextIsName:
                Function(start);
                break;
            case "class" when tokens.NextIsName:
                Class(start);
                break;
            case "return" or "yield":
                tokens.At++;
                Add(PythonStatementKind.Return, start, [], Rest());
                break;
            case "for":
                For(start);
                break;
            case "with":
                With(start);
                break;
            case "global" or "nonlocal":
                Global(start);
                break;
            case var word when BlockWords.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word):
                Block(start);
                break;
            default:
                Simple(start);
                break;
        }
    }

    private void Simple(PythonToken start)
    {
        var parts = new List<PythonNode> { expressions.List() };
        if (tokens.IsSign(":") && !inline && parts[0].Kind is PythonNodeKind.Name or PythonNodeKind.Attribute or PythonNodeKind.Item && !EndsHead())
        {
            // An annotation: name: type = value.
            tokens.At++;
            Add(PythonStatementKind.Expression, start, [], [expressions.Expression()]);
        }

        if (tokens.Current.Kind == PythonTokenKind.Sign && Augmented.GetAlternateLookup<ReadOnlySpan<char>>().Contains(tokens.Span))
        {
            var sign = tokens.Span.ToString();
            tokens.At++;
            Add(PythonStatementKind.Assign, start, parts, [expressions.List()], sign);
            return;
        }

        while (tokens.TakeSign("="))
        {
            parts.Add(expressions.List());
        }

        if (parts.Count == 1)
        {
            parts.AddRange(Rest());
            Add(PythonStatementKind.Expression, start, [], parts);
            return;
        }

        Add(PythonStatementKind.Assign, start, [.. parts.Take(parts.Count - 1)], [parts[^1]]);
    }

    // match x: and case y: are heads of blocks without a keyword of their own.
    private bool EndsHead()
    {
        var at = tokens.At;
        tokens.At++;
        var ends = tokens.IsLineEnd;
        tokens.At = at;
        return ends;
    }

    private void Block(PythonToken start)
    {
        if (IsMainGuard())
        {
            Add(PythonStatementKind.MainGuard, start, [], []);
            return;
        }

        tokens.At++;
        Add(PythonStatementKind.Block, start, [], Rest());
    }

    // Exactly if __name__ == "__main__": and nothing else: any other condition may be true in an import.
    private bool IsMainGuard()
    {
        var at = tokens.At;
        var isGuard = indent == 0 && !inline && tokens.TakeWord("if") && tokens.TakeWord("__name__") && tokens.TakeSign("==")
            && tokens.Current.Kind == PythonTokenKind.Text && tokens.Span.Trim("\"'").SequenceEqual("__main__");
        if (isGuard)
        {
            tokens.At++;
            isGuard = tokens.IsSign(":");
        }

        tokens.At = isGuard ? tokens.At : at;
        return isGuard;
    }

    /// <summary>Expressions up to the end of the statement, whatever separates them.</summary>
    private List<PythonNode> Rest()
    {
        var parts = new List<PythonNode>();
        while (!tokens.IsLineEnd && !tokens.IsSign(";") && !tokens.IsSign(":"))
        {
            var before = tokens.At;
            parts.Add(expressions.List());
            if (tokens.At == before)
            {
                tokens.At++;
            }
        }

        return parts;
    }

    private void Add(PythonStatementKind kind, PythonToken start, IReadOnlyList<PythonNode> targets, IReadOnlyList<PythonNode> values, string name = "") =>
        statements.Add(new PythonStatement(kind, start.Line, indent, inline, name, targets, values, []));
}
