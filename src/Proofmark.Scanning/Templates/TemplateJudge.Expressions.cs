using Proofmark.Formats.Jinja;

namespace Proofmark.Scanning.Templates;

/// <summary>Values of expressions, and what is seen on the way.</summary>
internal sealed partial class TemplateJudge
{
    private TemplateValue Evaluate(JinjaNode node)
    {
        if (work >= MostWork)
        {
            return TemplateValue.Unknown;
        }

        var value = Value(node);
        work += 1 + value.Options.Sum(static o => o is string text ? text.Length : o is TemplateItems items ? items.Values.Count * 8L : 1L);
        return value;
    }

    private TemplateValue Value(JinjaNode node) => node.Kind switch
    {
        JinjaNodeKind.Text => Text(node),
        JinjaNodeKind.Number => Number(node),
        JinjaNodeKind.Name => Name(node),
        JinjaNodeKind.Attribute => Attribute(node, Evaluate(node.Children[0])),
        JinjaNodeKind.Item => Item(node),
        JinjaNodeKind.Call => Call(node),
        JinjaNodeKind.Filter => Filter(node),
        JinjaNodeKind.Operation => Operation(node),
        JinjaNodeKind.List => List(node),
        JinjaNodeKind.Dictionary => Dictionary(node),
        JinjaNodeKind.Conditional => Conditional(node),
        JinjaNodeKind.Data => TemplateValue.Of(node.Children.Select(static c => (object)c.Text).Prepend(node.Text), false),
        JinjaNodeKind.Body => body,
        JinjaNodeKind.Logic when node.Text is "or" or "and" => node.Children.Select(Evaluate).ToList().Aggregate(static (a, b) => a.Or(b)),
        _ => Others(node),
    };

    private TemplateValue Others(JinjaNode node)
    {
        var parts = node.Children.Select(Evaluate).ToList();
        return node.Kind == JinjaNodeKind.Spread ? TemplateValue.Made(parts) : TemplateValue.Unknown;
    }

    private TemplateValue Text(JinjaNode node)
    {
        if (TemplateNames.Reaches(node.Text.Trim()) || node.Text.Split('.').Any(static p => TemplateNames.IsSpecial(p) && TemplateNames.Reaches(p)))
        {
            Add(TemplateSign.Of(TemplateSignKind.Unused, node, "names internals of Python, and is not seen to be used"));
        }

        return TemplateValue.Of([node.Text], false);
    }

    private static TemplateValue Number(JinjaNode node)
    {
        var (digits, sign) = node.Text.StartsWith('-') ? (node.Text[1..], -1) : (node.Text, 1);
        var radix = digits.Length > 2 && digits[0] == '0' ? (digits[1] | 0x20) switch { 'x' => 16, 'b' => 2, 'o' => 8, _ => 10 } : 10;
        Int128 value = 0;
        foreach (var c in radix == 10 ? digits : digits[2..])
        {
            if (!char.IsAsciiHexDigit(c) || (radix == 10 && !char.IsAsciiDigit(c)))
            {
                return TemplateValue.Unknown;
            }

            value = Int128.Min((value * radix) + Convert.ToInt32(c.ToString(), 16), long.MaxValue);
        }

        return TemplateValue.Of((long)value * sign);
    }

    private TemplateValue Name(JinjaNode node)
    {
        if (variables.Find(node.Text) is { } value)
        {
            return value;
        }

        if (TemplateNames.Reaches(node.Text) || node.Text is "__import__")
        {
            Add(TemplateSign.Of(TemplateSignKind.Escape, node, "is an internal of Python"));
        }

        // A macro that is handed on under another name can be called there.
        return variables.Find(node.Text + "()") is { } text ? TemplateValue.Made(text) : TemplateValue.Unknown;
    }
}
