using Proofmark.Formats.Jinja;

namespace Proofmark.Scanning.Templates;

/// <summary>Tags: what they assign, and where the text of their bodies goes.</summary>
internal sealed partial class TemplateJudge
{
    private void Visit(JinjaStatement statement)
    {
        switch (statement.Tag)
        {
            case "set" when statement.Name.Length == 0:
                Set(statement.Targets[0], statement.Expressions[0]);
                break;
            case "set" or "filter":
                // Filters are looked at here too, for templates in which the block is not ended.
                body = TemplateValue.Unknown;
                Evaluate(statement);
                output.Begin(statement);
                break;
            case "endset" or "endfilter" or "endmacro" or "endcall" or "endblock" or "endif":
                End(statement.Tag[3..]);
                break;
            case "if":
                Evaluate(statement);
                BeginPart(statement);
                break;
            case "elif" or "else":
                Evaluate(statement);
                output.Branch(isLast: statement.Tag == "else");
                break;
            case "break" or "continue":
                output.Cut();
                break;
            case "":
                foreach (var node in statement.Expressions)
                {
                    Put(Evaluate(node));
                }

                break;
            case "block":
                output.Begin(statement);
                break;
            case "with":
                for (var i = 0; i < statement.Targets.Count; i++)
                {
                    Set(statement.Targets[i], statement.Expressions[i]);
                }

                break;
            case "for":
                For(statement);
                BeginPart(statement);
                break;
            case "endfor":
                loops.TryPop(out _);
                End("for");
                break;
            case "macro":
                variables.Define(statement.Name, [.. statement.Targets.Select(static t => t.Text)]);
                Evaluate(statement);
                output.Begin(statement);
                break;
            case "call":
                variables.Define("caller", [.. statement.Targets.Select(static t => t.Text)]);
                Put(Evaluate(statement.Expressions[0]));
                Evaluate(statement with { Expressions = [.. statement.Expressions.Skip(1)] });
                output.Begin(statement);
                break;
            case "include" or "import" or "from" or "extends":
                Evaluate(statement);
                Add(new TemplateSign(TemplateSignKind.Foreign, statement.Start, statement.Expressions[0].End, "takes in another file of the computer that renders it"));
                break;
            case "debug":
                Add(new TemplateSign(TemplateSignKind.Hint, statement.Start, statement.Start + 8, "puts out all that the engine knows of"));
                break;
            default:
                Evaluate(statement);
                break;
        }
    }

    // Conditions and loops matter to the text of the block that they are in.
    private void BeginPart(JinjaStatement statement)
    {
        if (output.Captures)
        {
            output.Begin(statement);
        }
    }

    // The text of a block goes where the block puts it.
    private void End(string tag)
    {
        if (output.End(tag) is not { } ended)
        {
            return;
        }

        var (statement, text) = ended;
        switch (tag)
        {
            case "set":
                variables.Assign(statement.Targets[0], Filtered(statement, text));
                break;
            case "filter":
                Put(Filtered(statement, text));
                break;
            case "macro":
                variables.Learn(statement.Name + "()", text);
                break;
            case "call":
                variables.Learn("caller()", text);
                break;
            case "block":
                variables.Learn($"self.{statement.Name}()", text);
                Put(text);
                break;
            default:
                Put(text);
                break;
        }
    }

    private TemplateValue Filtered(JinjaStatement statement, TemplateValue text)
    {
        body = text;
        var value = statement.Expressions.Count > 0 ? Evaluate(statement.Expressions[0]) : text;
        body = TemplateValue.Unknown;
        return value;
    }

    private void Evaluate(JinjaStatement statement)
    {
        foreach (var node in statement.Expressions)
        {
            if (node.Kind == JinjaNodeKind.Keyword)
            {
                variables.Learn(node.Text, Evaluate(node.Children[0]));
            }
            else
            {
                Evaluate(node);
            }
        }
    }

    private void Set(JinjaNode target, JinjaNode value)
    {
        variables.Assign(target, Evaluate(value));
        if (value is { Kind: JinjaNodeKind.Call, Children: [{ Kind: JinjaNodeKind.Name, Text: "namespace" }, ..] } && target.Kind == JinjaNodeKind.Name)
        {
            foreach (var entry in value.Children.Where(static c => c.Kind == JinjaNodeKind.Keyword))
            {
                variables.Learn($"{target.Text}.{entry.Text}", Evaluate(entry.Children[0]));
            }
        }
    }

    private void For(JinjaStatement statement)
    {
        var iterated = Evaluate(statement.Expressions[0]);
        var item = new TemplateValue([], iterated.Open) { Underscored = iterated.HasUnderscores };
        var count = 1L;
        foreach (var option in iterated.Options)
        {
            var items = TemplateFolding.Iterate(option);
            count = Math.Max(count, items?.Count ?? 1);
            item = (items ?? [TemplateValue.Unknown]).Aggregate(item, static (a, b) => a.Or(b));
        }

        variables.Assign(statement.Targets[0], item);
        foreach (var condition in statement.Expressions.Skip(1))
        {
            Evaluate(condition);
        }

        var turns = Math.Max(count, IsRange(statement.Expressions[0]) ? Turns([.. statement.Expressions[0].Children.Skip(1).Select(Evaluate)]) : 1);
        var all = loops.Aggregate((Int128)turns, static (a, b) => Int128.Min(a * b, long.MaxValue));
        if (all > LongLoop && loops.Count > 0 && turns > 1)
        {
            Add(TemplateSign.Of(TemplateSignKind.Cost, statement.Expressions[0], $"is the inner loop of {all} turns"));
        }

        loops.Push(turns);
    }

    private static bool IsRange(JinjaNode node) => node is { Kind: JinjaNodeKind.Call, Children: [{ Kind: JinjaNodeKind.Name, Text: "range" }, ..] };

    // Numbers that range() counts, where its bounds are known.
    private static long Turns(IReadOnlyList<TemplateValue> arguments)
    {
        var bounds = arguments.Select(static a => a.Numbers.Select(static n => (Int128)n).DefaultIfEmpty().Max()).ToList();
        var span = bounds.Count switch
        {
            1 => bounds[0],
            2 => bounds[1] - bounds[0],
            3 when bounds[2] != 0 => (bounds[1] - bounds[0]) / bounds[2],
            _ => 1,
        };
        return (long)Int128.Clamp(span, 1, long.MaxValue);
    }
}
