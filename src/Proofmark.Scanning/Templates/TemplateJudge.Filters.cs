using Proofmark.Formats.Jinja;
using Proofmark.Scanning.Code;

namespace Proofmark.Scanning.Templates;

/// <summary>Filters, and the attributes that some of them take.</summary>
internal sealed partial class TemplateJudge
{
    // Filters that are told an attribute in their first argument or by name, dots in it being further steps.
    private static readonly HashSet<string> ByAttribute = new(StringComparer.Ordinal) { "selectattr", "rejectattr", "groupby", "sum", "sort", "unique", "min", "max", "join", "map" };

    private TemplateValue Filter(JinjaNode node)
    {
        var target = Evaluate(node.Children[0]);
        var arguments = node.Children.Skip(1).Where(static a => a.Kind != JinjaNodeKind.Keyword).Select(Evaluate).ToList();
        var named = node.Children.Where(static a => a.Kind == JinjaNodeKind.Keyword).Select(a => (Name: a.Text, Value: Evaluate(a.Children[0]))).ToList();
        var (name, operands) = (node.Text, arguments);
        if (name == "map" && arguments.Count > 0)
        {
            // map('attr', name) runs the filter attr on each item.
            (name, operands) = (arguments[0].Texts.FirstOrDefault() ?? "", [.. arguments.Skip(1)]);
            if (arguments[0].Open)
            {
                Add(TemplateSign.Of(TemplateSignKind.Hint, node, "applies a filter whose name only rendering decides"));
            }
        }

        if (name == "attr")
        {
            Attr(node, operands.Concat(named.Select(static n => n.Value)).FirstOrDefault() ?? TemplateValue.Unknown);
            return TemplateValue.Unknown;
        }

        foreach (var key in named.Where(n => n.Name == "attribute").Select(static n => n.Value)
            .Concat(ByAttribute.Contains(node.Text) && node.Text is "selectattr" or "rejectattr" or "groupby" or "sum" ? arguments.Take(1) : []))
        {
            Judge(node, node.Children[0], key, TemplateStep.Filter);
        }

        if (name is "center" or "indent" && operands.Concat(named.Select(static n => n.Value)).Any(static a => a.Numbers.Any(static n => n > LongLoop)))
        {
            Add(TemplateSign.Of(TemplateSignKind.Cost, node, "makes a text of more than ten million characters"));
        }

        if (node.Text == "map" || named.Count > 0)
        {
            var known = node.Text == "map" ? TemplateValue.Made([target, .. arguments, .. named.Select(static n => n.Value)]) : TemplateFunctions.Named(name, target, arguments, named);
            return known with { Walked = known.Walked || target.Walked };
        }

        return TemplateFunctions.Filter(name, target, operands) with { Walked = target.Walked && name is "first" or "last" or "default" or "d" };
    }

    private void Attr(JinjaNode node, TemplateValue key)
    {
        Judge(node, node.Children[0], key, TemplateStep.Filter);
        if (key.Open || key.Options.Count == 0)
        {
            Add(TemplateSign.Of(TemplateSignKind.Hint, node, "takes an attribute whose name only rendering decides"));
        }
        else if (key.Texts.FirstOrDefault(TemplateNames.Runs) is { } run)
        {
            Add(TemplateSign.Of(TemplateSignKind.Escape, node, $"takes {CallText.Quote(run)}, which runs a program or code"));
        }
    }
}
