using System.Text;

namespace Proofmark.Formats.Python;

/// <summary>Atoms: names, literals and what stands in brackets.</summary>
internal sealed partial class ExpressionParser
{
    private PythonNode Atom()
    {
        var start = tokens.Current;
        switch (start.Kind)
        {
            case PythonTokenKind.Name when !Enders.GetAlternateLookup<ReadOnlySpan<char>>().Contains(tokens.Span):
                return Make(PythonNodeKind.Name, tokens.TakeName(), [], start);
            case PythonTokenKind.Number:
                var number = tokens.Span.ToString();
                tokens.At++;
                return Make(PythonNodeKind.Number, number, [], start);
            case PythonTokenKind.Text:
            case PythonTokenKind.FormatStart:
                return Literals();
        }

        if (tokens.TakeSign("("))
        {
            return Bracketed(")", start);
        }

        if (tokens.TakeSign("[") )
        {
            return Make(PythonNodeKind.Display, "[", Items("]"), start);
        }

        if (tokens.TakeSign("{"))
        {
            return Make(PythonNodeKind.Display, "{", Items("}"), start);
        }

        // What closes something or separates is left to whoever opened it; anything else is no expression and is passed over.
        if (StartsExpression() && start.Kind != PythonTokenKind.Name)
        {
            tokens.At++;
        }

        return Make(PythonNodeKind.Other, "", [], start);
    }

    private PythonNode Bracketed(string closing, PythonToken start)
    {
        var before = tokens.At;
        var items = Items(closing);
        return items.Count == 1 && tokens.At > before ? items[0] : Make(PythonNodeKind.Display, closing, items, start);
    }

    /// <summary>Everything up to a closing bracket: arguments, items, slices, comprehensions.</summary>
    private List<PythonNode> Items(string closing)
    {
        var items = new List<PythonNode>();
        while (!tokens.IsLineEnd && !tokens.TakeSign(closing))
        {
            var before = tokens.At;
            var start = tokens.Current;
            if (start.Kind == PythonTokenKind.Name && tokens.NextIsSign("="))
            {
                var name = tokens.TakeName();
                tokens.At++;
                items.Add(Make(PythonNodeKind.Keyword, name, [Expression()], start));
            }
            else if (tokens.IsSign(":") && closing == "]")
            {
                Slice(items, start);
            }
            else if (StartsExpression())
            {
                items.Add(Expression());
            }

            if (tokens.At == before || IsSeparator())
            {
                if (tokens.Current.Kind == PythonTokenKind.Sign && tokens.Span[0] is ')' or ']' or '}' && !tokens.IsSign(closing))
                {
                    // Another bracket's end: that of an outer one, or a mistake that Python refuses.
                    return items;
                }

                if (!tokens.IsLineEnd && !tokens.IsSign(closing) && !(tokens.IsSign(":") && closing == "]"))
                {
                    tokens.At++;
                }
            }
        }

        return items;
    }

    private bool IsSeparator() =>
        tokens.IsSign(",") || tokens.IsSign(":") || tokens.IsSign("=") || tokens.IsSign("!") || tokens.IsWord("for") || tokens.IsWord("async") || tokens.IsWord("as") || tokens.IsWord("in");

    // [low : high : step], the low bound already read.
    private void Slice(List<PythonNode> items, PythonToken start)
    {
        var parts = new List<PythonNode>();
        var (colons, step) = (0, "");
        if (items.Count > 0)
        {
            parts.Add(items[^1]);
            items.RemoveAt(items.Count - 1);
        }

        while (!tokens.IsLineEnd && !tokens.IsSign("]") && !tokens.IsSign(","))
        {
            if (tokens.TakeSign(":"))
            {
                colons++;
                continue;
            }

            var before = tokens.At;
            if (StartsExpression())
            {
                parts.Add(Expression());
            }

            if (tokens.At == before)
            {
                break;
            }

            step = colons == 2 ? parts[^1].Text : step;
        }

        items.Add(Make(PythonNodeKind.Slice, parts.Count <= 1 ? step : "", parts, start));
    }

    // Literals that stand side by side are one.
    private PythonNode Literals()
    {
        var start = tokens.Current;
        var parts = new List<PythonNode>();
        var text = new StringBuilder();
        while (tokens.Current.Kind is PythonTokenKind.Text or PythonTokenKind.FormatStart)
        {
            if (tokens.Current.Kind == PythonTokenKind.Text)
            {
                text.Append(PythonLiteral.Value(tokens.Span));
                tokens.At++;
            }
            else
            {
                tokens.At++;
                FormatParts(parts, text);
            }
        }

        if (parts.Count == 0)
        {
            return Make(PythonNodeKind.Text, text.ToString(), [], start);
        }

        FlushText(parts, text, start);
        return Make(PythonNodeKind.Format, "", parts, start);
    }

    private void FormatParts(List<PythonNode> parts, StringBuilder text)
    {
        while (!tokens.IsLineEnd && tokens.Current.Kind != PythonTokenKind.FormatEnd)
        {
            var start = tokens.Current;
            if (start.Kind == PythonTokenKind.FormatText)
            {
                text.Append(PythonLiteral.FormatText(tokens.Span, start.Raw));
                tokens.At++;
                continue;
            }

            FlushText(parts, text, start);
            if (!tokens.TakeSign("{"))
            {
                tokens.At++;
                continue;
            }

            var field = FieldParts();
            parts.Add(field.Count == 1 ? field[0] : Make(PythonNodeKind.Other, "{", field, start));
        }

        if (tokens.Current.Kind == PythonTokenKind.FormatEnd)
        {
            tokens.At++;
        }
    }

    // A field: its expression, then perhaps a specification that may hold fields of its own.
    private List<PythonNode> FieldParts()
    {
        var field = new List<PythonNode>();
        while (!tokens.IsLineEnd && tokens.Current.Kind != PythonTokenKind.FormatEnd && !tokens.TakeSign("}"))
        {
            var before = tokens.At;
            if (tokens.Current.Kind != PythonTokenKind.FormatText && StartsExpression())
            {
                field.Add(Expression());
            }

            if (tokens.At == before)
            {
                tokens.At++;
            }
        }

        return field;
    }

    private void FlushText(List<PythonNode> parts, StringBuilder text, PythonToken start)
    {
        if (text.Length > 0)
        {
            parts.Add(Make(PythonNodeKind.Text, text.ToString(), [], start));
            text.Clear();
        }
    }
}
