namespace Proofmark.Formats.Jinja;

/// <summary>Parses the tags of a template in order and looks whether every block is ended by its own tag.</summary>
internal sealed class JinjaStatements(JinjaCursor tokens, JinjaExpressions expressions)
{
    private static readonly HashSet<string> Blocks = new(StringComparer.Ordinal)
    {
        "for", "if", "macro", "call", "filter", "block", "with", "autoescape", "generation",
    };

    // Expressions that are still read where Jinja refuses the tag: an extension that nobody here knows may take them.
    private const int MostRefused = 1000;

    private readonly Stack<string> open = [];
    private readonly List<JinjaStatement> statements = [];
    private int refused;

    /// <summary>Reads all tags.</summary>
    /// <param name="whole">True when the template goes no further than its tokens, so that open blocks are unfinished.</param>
    public IReadOnlyList<JinjaStatement> ReadAll(bool whole)
    {
        while (tokens.Current.Kind != JinjaTokenKind.End)
        {
            var start = tokens.Current;
            tokens.At++;
            if (start.Kind == JinjaTokenKind.OutputStart)
            {
                statements.Add(new JinjaStatement("", "", [], tokens.AtTagEnd ? Missing() : [expressions.Tuple()], start.Start));
                EndTag();
            }
            else if (start.Kind == JinjaTokenKind.TagStart)
            {
                statements.Add(Read(tokens.Name(), start.Start));
                EndTag();
            }
            else if (start.Kind == JinjaTokenKind.Text)
            {
                statements.Add(new JinjaStatement("", "", [], [JinjaData.Read(tokens.Source, start)], start.Start));
            }
        }

        if (whole && open.TryPeek(out var tag))
        {
            tokens.Fail($"the block '{tag}' has no end");
        }

        return statements;
    }

    private IReadOnlyList<JinjaNode> Missing()
    {
        tokens.Fail("an expression is missing");
        return [];
    }

    // Goes past the rest of a tag: whatever is still in it is refused, and read all the same for what it holds.
    private void EndTag()
    {
        while (!tokens.AtTagEnd)
        {
            tokens.Fail("the tag does not end where it should");
            var before = tokens.At;
            if (refused++ < MostRefused)
            {
                statements.Add(new JinjaStatement("", "", [], [expressions.Expression()], tokens.Current.Start));
            }

            tokens.At += tokens.At == before ? 1 : 0;
        }

        tokens.At++;
    }

    private JinjaStatement Read(string tag, int start)
    {
        if (Blocks.Contains(tag))
        {
            open.Push(tag);
        }

        return tag switch
        {
            "for" => For(start),
            "if" or "elif" => Of(tag, start, expressions.Tuple(conditions: false)),
            "set" => Set(start),
            "do" or "extends" => Of(tag, start, expressions.Tuple()),
            "print" => Of("", start, expressions.Tuple()),
            "include" or "import" or "from" => Foreign(tag, start),
            "macro" => Macro(start),
            "call" => Call(start),
            "filter" => Of(tag, start, expressions.Filters()),
            "with" => With(start),
            "block" => Block(start),
            "autoescape" => Of(tag, start, expressions.Expression()),
            "generation" or "else" or "break" or "continue" or "debug" => Of(tag, start),
            _ when tag.StartsWith("end", StringComparison.Ordinal) => End(tag, start),
            _ => Unknown(tag, start),
        };
    }

    private static JinjaStatement Of(string tag, int start, params IReadOnlyList<JinjaNode> nodes) => new(tag, "", [], nodes, start);

    private JinjaStatement Unknown(string tag, int start)
    {
        tokens.Fail(tag.Length == 0 ? "a tag has no name" : $"the tag {DisplayText.Quote(tag)} is not known");
        return Of(tag, start);
    }

    private JinjaStatement End(string tag, int start)
    {
        if (!open.TryPop(out var block) || tag != "end" + block)
        {
            tokens.Fail(block is null ? "a tag ends a block that is not open" : $"the block '{block}' is not ended by its own tag");
        }

        if (tag == "endblock" && tokens.Current.Kind == JinjaTokenKind.Name)
        {
            tokens.At++;
        }

        return Of(tag, start);
    }

    private JinjaStatement For(int start)
    {
        var target = expressions.Target();
        if (!tokens.TakeWord("in"))
        {
            tokens.Fail("'in' is missing");
        }

        var nodes = new List<JinjaNode> { expressions.Tuple(conditions: false) };
        if (tokens.TakeWord("if"))
        {
            nodes.Add(expressions.Expression());
        }

        return new JinjaStatement("for", tokens.TakeWord("recursive") ? "recursive" : "", [target], nodes, start);
    }

    private JinjaStatement Set(int start)
    {
        var target = expressions.Target();
        if (tokens.TakeSign("="))
        {
            return new JinjaStatement("set", "", [target], [expressions.Tuple()], start);
        }

        open.Push("set");
        return new JinjaStatement("set", "block", [target], tokens.TakeSign("|") ? [expressions.Filters()] : [], start);
    }

    private JinjaStatement Foreign(string tag, int start)
    {
        var nodes = new List<JinjaNode> { expressions.Expression() };
        while (tokens.Current.Kind == JinjaTokenKind.Name || tokens.IsSign(","))
        {
            tokens.At++;
        }

        return new JinjaStatement(tag, "", [], nodes, start);
    }

    private JinjaStatement Macro(int start)
    {
        var name = tokens.Name();
        tokens.Expect("(");
        var (parameters, defaults) = Signature();
        return new JinjaStatement("macro", name, parameters, defaults, start);
    }

    private JinjaStatement Call(int start)
    {
        var (parameters, defaults) = tokens.TakeSign("(") ? Signature() : ([], []);
        return new JinjaStatement("call", "", parameters, [expressions.Expression(), .. defaults], start);
    }

    private (List<JinjaNode> Parameters, List<JinjaNode> Defaults) Signature()
    {
        var (parameters, defaults) = (new List<JinjaNode>(), new List<JinjaNode>());
        while (!tokens.AtTagEnd && !tokens.IsSign(")"))
        {
            var at = tokens.Current;
            var name = tokens.Name();
            if (name.Length == 0)
            {
                break;
            }

            parameters.Add(new JinjaNode(JinjaNodeKind.Name, name, [], at.Start, at.Start + at.Length, 1));
            if (tokens.TakeSign("="))
            {
                var value = expressions.Expression();
                defaults.Add(new JinjaNode(JinjaNodeKind.Keyword, name, [value], at.Start, tokens.End, value.Height + 1));
            }

            if (!tokens.TakeSign(",") && !tokens.IsSign(")"))
            {
                break;
            }
        }

        tokens.Expect(")");
        return (parameters, defaults);
    }

    private JinjaStatement With(int start)
    {
        var (targets, values) = (new List<JinjaNode>(), new List<JinjaNode>());
        while (!tokens.AtTagEnd)
        {
            var before = tokens.At;
            targets.Add(expressions.Target());
            tokens.Expect("=");
            values.Add(expressions.Expression());
            if (!tokens.TakeSign(",") || tokens.At == before)
            {
                break;
            }
        }

        return new JinjaStatement("with", "", targets, values, start);
    }

    private JinjaStatement Block(int start)
    {
        var name = tokens.Name();
        while (tokens.Current.Kind == JinjaTokenKind.Name)
        {
            tokens.At++;
        }

        return new JinjaStatement("block", name, [], [], start);
    }
}
