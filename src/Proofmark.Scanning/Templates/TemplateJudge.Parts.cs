using Proofmark.Formats.Jinja;

namespace Proofmark.Scanning.Templates;

/// <summary>Parts that are taken of objects: attributes, items, slices.</summary>
internal sealed partial class TemplateJudge
{
    private TemplateValue Attribute(JinjaNode node, TemplateValue value)
    {
        var owner = node.Children[0];
        Add(TemplateKeys.Judge(node, owner, node.Text, TemplateStep.Attribute));
        JudgeOwner(node, owner);
        foreach (var format in node.Text is "format" or "format_map" ? value.Texts : [])
        {
            Add(TemplateKeys.JudgeFormat(node, format));
        }

        return (TemplateVariables.Path(node) is { } path ? variables.Find(path) : null)
            ?? (value.Options.Any(static o => o is TemplateItems) ? TemplateFunctions.OfEach(value, o => TemplateFunctions.Under(o, node.Text)) : TemplateValue.Made(value));
    }

    private void JudgeOwner(JinjaNode node, JinjaNode owner)
    {
        if (owner.Kind == JinjaNodeKind.Name && !variables.Has(owner.Text))
        {
            if (TemplateNames.IsFlask(owner.Text) || (owner.Text == "config" && (node.Text.StartsWith("from_", StringComparison.Ordinal) || node.Text is "SECRET_KEY" or "items")))
            {
                Add(TemplateSign.Of(TemplateSignKind.Hint, node, "looks for objects of the web framework Flask, from which walks to code start"));
            }
            else if (owner.Text is "os" or "subprocess" or "builtins" or "__builtins__" or "importlib")
            {
                Add(TemplateSign.Of(TemplateSignKind.Hint, node, $"looks for the module '{owner.Text}' of Python"));
            }
        }
    }

    private TemplateValue Item(JinjaNode node)
    {
        var value = Evaluate(node.Children[0]);
        if (node.Children[1] is { Kind: JinjaNodeKind.Slice } slice)
        {
            return Slice(value, slice);
        }

        var key = Evaluate(node.Children[1]);
        Judge(node, node.Children[0], key, TemplateStep.Item);
        JudgeOwner(node, node.Children[0]);
        var folded = value.Options.SelectMany(_ => key.Options, TemplateFunctions.Under).OfType<TemplateValue>().ToList();
        var any = key.Open ? value.Options.SelectMany(static o => TemplateFolding.Iterate(o)?.Take(24) ?? []) : [];
        var open = new TemplateValue([], value.Open || key.Open || folded.Count == 0) { Underscored = value.HasUnderscores, Walked = key.Open && value.Open && node.Children[1].Kind != JinjaNodeKind.Number };
        return folded.Concat(any).Aggregate(open, static (a, b) => a.Or(b));
    }

    private TemplateValue Slice(TemplateValue value, JinjaNode slice)
    {
        var bounds = slice.Children.Select(c => c.Kind == JinjaNodeKind.Other ? (Given: false, Value: Evaluate(c)) : (Given: true, Value: Evaluate(c))).ToList();
        if (bounds.Any(static b => b.Given && (b.Value.Open || b.Value.Options is not [long])))
        {
            return TemplateValue.Made(value);
        }

        long? Bound(int index) => bounds[index].Given ? bounds[index].Value.Numbers.First() : null;
        return TemplateFunctions.OfEach(value, o => TemplateFolding.Slice(o, Bound(0), Bound(1), Bound(2) ?? 1) is { } part ? TemplateValue.Of(part) : null);
    }

    private void Judge(JinjaNode node, JinjaNode owner, TemplateValue key, TemplateStep step)
    {
        foreach (var name in key.Texts)
        {
            foreach (var part in step == TemplateStep.Filter ? name.Split('.') : [name])
            {
                Add(TemplateKeys.Judge(node, owner, part, step));
            }
        }

        if (key.Open && key.Underscored)
        {
            Add(TemplateSign.Of(TemplateSignKind.Hint, node, "takes a part under a name that is put together with underscores while rendering"));
        }
    }
}
