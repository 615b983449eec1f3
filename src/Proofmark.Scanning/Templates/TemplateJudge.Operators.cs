using Proofmark.Formats.Jinja;

namespace Proofmark.Scanning.Templates;

/// <summary>Operators, conditions, lists and dictionaries.</summary>
internal sealed partial class TemplateJudge
{
    private TemplateValue Conditional(JinjaNode node)
    {
        // Without another value it is undefined, which is put out as nothing.
        Evaluate(node.Children[1]);
        return Evaluate(node.Children[0]).Or(node.Children.Count > 2 ? Evaluate(node.Children[2]) : TemplateValue.Of(""));
    }

    private TemplateValue Operation(JinjaNode node)
    {
        var operands = node.Children.Select(Evaluate).ToList();
        var numbers = operands.Select(static o => o.Numbers.DefaultIfEmpty().Max()).ToList();
        if (node.Text == "**" && numbers.Skip(1).Any(static n => n > 100_000))
        {
            Add(TemplateSign.Of(TemplateSignKind.Cost, node, "computes a number of more than a hundred thousand bits"));
        }
        else if (node.Text == "*" && operands.Exists(static o => o.Texts.Any() || o.Options.Any(static v => v is TemplateItems)) && numbers.Exists(static n => n > LongLoop))
        {
            Add(TemplateSign.Of(TemplateSignKind.Cost, node, "repeats something more than ten million times"));
        }

        return TemplateFolding.Operation(node.Text, operands);
    }

    private TemplateValue List(JinjaNode node)
    {
        var items = node.Children.Select(Evaluate).ToList();
        return Bounded(new TemplateItems(items, null));
    }

    private TemplateValue Dictionary(JinjaNode node)
    {
        var (keys, values) = (new List<string>(), new List<TemplateValue>());
        var known = true;
        for (var i = 0; i + 1 < node.Children.Count; i += 2)
        {
            var key = Evaluate(node.Children[i]);
            var value = Evaluate(node.Children[i + 1]);
            known &= !key.Open;
            foreach (var option in key.Options)
            {
                known &= TemplateFolding.Text(option) is not null;
                keys.Add(TemplateFolding.Text(option) ?? "");
                values.Add(value);
            }
        }

        var items = Bounded(new TemplateItems(values, keys));
        return known ? items : items.Or(TemplateValue.Made([items]));
    }

    private static TemplateValue Bounded(TemplateItems items) => items.Depth > 4 || items.Values.Count > 4096 ? TemplateValue.Made(items.Values) : TemplateValue.Of(items);
}
