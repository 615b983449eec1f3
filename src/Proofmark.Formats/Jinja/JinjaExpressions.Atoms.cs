using System.Text;
using Proofmark.Formats.Python;

namespace Proofmark.Formats.Jinja;

/// <summary>Names, literals, and what follows them.</summary>
internal sealed partial class JinjaExpressions
{
    private JinjaNode Postfix()
    {
        var start = tokens.Current.Start;
        var node = Atom();
        while (true)
        {
            if (tokens.TakeSign("."))
            {
                node = AfterDot(node, start);
            }
            else if (tokens.TakeSign("["))
            {
                node = Item(node, start);
            }
            else if (tokens.TakeSign("("))
            {
                node = Make(JinjaNodeKind.Call, "", [node, .. Arguments()], start);
            }
            else
            {
                return node;
            }
        }
    }

    private JinjaNode Filtered(JinjaNode node, int start)
    {
        while (true)
        {
            if (tokens.TakeSign("|"))
            {
                node = Filter(node);
            }
            else if (tokens.TakeWord("is"))
            {
                node = Test(node, start);
            }
            else if (tokens.TakeSign("("))
            {
                node = Make(JinjaNodeKind.Call, "", [node, .. Arguments()], start);
            }
            else
            {
                return node;
            }
        }
    }

    private JinjaNode AfterDot(JinjaNode node, int start)
    {
        if (tokens.Current.Kind != JinjaTokenKind.Integer)
        {
            return Make(JinjaNodeKind.Attribute, tokens.Name(), [node], start);
        }

        return Make(JinjaNodeKind.Item, "", [node, Leaf(JinjaNodeKind.Number, tokens.Span.ToString())], start);
    }

    private JinjaNode Item(JinjaNode node, int start)
    {
        var at = tokens.Current.Start;
        var indices = new List<JinjaNode>();
        while (!tokens.AtTagEnd && !tokens.IsSign("]"))
        {
            if (indices.Count > 0)
            {
                tokens.Expect(",");
            }

            var before = tokens.At;
            indices.Add(Index());
            if (tokens.At == before)
            {
                break;
            }
        }

        tokens.Expect("]");
        return Make(JinjaNodeKind.Item, "", [node, indices.Count == 1 ? indices[0] : Make(JinjaNodeKind.List, "", indices, at)], start);
    }

    private JinjaNode Index()
    {
        var start = tokens.Current.Start;
        var parts = new List<JinjaNode> { Bound() };
        if (!tokens.IsSign(":"))
        {
            return parts[0];
        }

        for (var i = 1; i < 3; i++)
        {
            parts.Add(tokens.TakeSign(":") ? Bound() : Make(JinjaNodeKind.Other, "", [], start));
        }

        return Make(JinjaNodeKind.Slice, "", parts, start);
    }

    private JinjaNode Bound() =>
        tokens.IsSign(":") || tokens.IsSign("]") || tokens.IsSign(",") ? Make(JinjaNodeKind.Other, "", [], tokens.Current.Start) : Expression();

    private List<JinjaNode> Arguments()
    {
        var arguments = new List<JinjaNode>();
        while (!tokens.AtTagEnd && !tokens.IsSign(")"))
        {
            var before = tokens.At;
            var start = tokens.Current.Start;
            if (tokens.TakeSign("*") || tokens.TakeSign("**"))
            {
                arguments.Add(Make(JinjaNodeKind.Spread, "", [Expression()], start));
            }
            else if (tokens.Current.Kind == JinjaTokenKind.Name && tokens.Text(tokens.Peek(1)) is "=")
            {
                // Jinja writes them into Python source, and Python compares names in normal form KC.
                var name = CompatibleLetters.Normalise(tokens.Name());
                tokens.At++;
                arguments.Add(Make(JinjaNodeKind.Keyword, name, [Expression()], start));
            }
            else
            {
                arguments.Add(Expression());
            }

            if (!tokens.TakeSign(",") && !tokens.IsSign(")"))
            {
                tokens.Fail("',' or ')' is missing");
                if (tokens.At == before)
                {
                    break;
                }
            }
        }

        tokens.Expect(")");
        return arguments;
    }

    private JinjaNode Filter(JinjaNode node)
    {
        var name = DottedName();
        return Make(JinjaNodeKind.Filter, name, tokens.TakeSign("(") ? [node, .. Arguments()] : [node], node.Start);
    }

    private JinjaNode Test(JinjaNode node, int start)
    {
        tokens.TakeWord("not");
        var name = DottedName();
        if (tokens.TakeSign("("))
        {
            return Make(JinjaNodeKind.Test, name, [node, .. Arguments()], start);
        }

        var isArgument = tokens.Current.Kind is JinjaTokenKind.String or JinjaTokenKind.Integer or JinjaTokenKind.Float || tokens.IsSign("[") || tokens.IsSign("{")
            || (tokens.Current.Kind == JinjaTokenKind.Name && tokens.Span is not ("else" or "or" or "and" or "is" or "if" or "in" or "not" or "recursive"));
        return Make(JinjaNodeKind.Test, name, isArgument ? [node, Postfix()] : [node], start);
    }

    private string DottedName()
    {
        var name = tokens.Name();
        while (tokens.TakeSign("."))
        {
            name += "." + tokens.Name();
        }

        return name;
    }

    private JinjaNode Atom()
    {
        switch (tokens.Current.Kind)
        {
            case JinjaTokenKind.Name:
                var kind = tokens.Span is "true" or "True" or "false" or "False" or "none" or "None" ? JinjaNodeKind.Constant : JinjaNodeKind.Name;
                return Leaf(kind, tokens.Span.ToString());
            case JinjaTokenKind.Integer or JinjaTokenKind.Float:
                return Leaf(JinjaNodeKind.Number, tokens.Span.ToString().Replace("_", "", StringComparison.Ordinal));
            case JinjaTokenKind.String:
                return Text();
            case JinjaTokenKind.Sign when tokens.IsSign("("):
                return Brackets(JinjaNodeKind.List, ")");
            case JinjaTokenKind.Sign when tokens.IsSign("["):
                return Brackets(JinjaNodeKind.List, "]");
            case JinjaTokenKind.Sign when tokens.IsSign("{"):
                return Brackets(JinjaNodeKind.Dictionary, "}");
            default:
                tokens.Fail("an expression is missing");
                return Make(JinjaNodeKind.Other, "", [], tokens.Current.Start);
        }
    }

    private JinjaNode Leaf(JinjaNodeKind kind, string text)
    {
        var start = tokens.Current.Start;
        tokens.At++;
        return Make(kind, text, [], start);
    }

    private JinjaNode Text()
    {
        var start = tokens.Current.Start;
        var value = new StringBuilder();
        while (tokens.Current.Kind == JinjaTokenKind.String)
        {
            value.Append(PythonLiteral.Unescape(tokens.Span[1..^1], isBytes: false));
            tokens.At++;
        }

        return Make(JinjaNodeKind.Text, value.ToString(), [], start);
    }

    // Lists, tuples, dictionaries; an expression in parentheses is itself.
    private JinjaNode Brackets(JinjaNodeKind kind, string closing)
    {
        var start = tokens.Current.Start;
        tokens.At++;
        var items = new List<JinjaNode>();
        var comma = false;
        while (!tokens.AtTagEnd && !tokens.IsSign(closing))
        {
            items.Add(Expression());
            if (kind == JinjaNodeKind.Dictionary)
            {
                tokens.Expect(":");
                items.Add(Expression());
            }

            if (tokens.TakeSign(","))
            {
                comma = true;
            }
            else
            {
                break;
            }
        }

        tokens.Expect(closing);
        return closing == ")" && items.Count == 1 && !comma ? items[0] : Make(kind, "", items, start);
    }
}
