using Proofmark.Formats.Jinja;
using Proofmark.Scanning.Code;

namespace Proofmark.Scanning.Templates;

/// <summary>Values of expressions, and what is seen on the way.</summary>
internal sealed partial class TemplateJudge
{
    // Filters that are told an attribute in their first argument or by name, dots in it being further steps.
    private static readonly HashSet<string> ByAttribute = new(StringComparer.Ordinal) { "selectattr", "rejectattr", "groupby", "sum", "sort", "unique", "min", "max", "join", "map" };

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
        JinjaNodeKind.Conditional => node.Children.Count > 2 ? OneOf(node.Children[0], node.Children[2], node.Children[1]) : OneOf(node.Children[0], node.Children[1]),
        JinjaNodeKind.Logic when node.Text is "or" or "and" => node.Children.Select(Evaluate).ToList().Aggregate(static (a, b) => a.Or(b)),
        _ => Others(node),
    };

    private TemplateValue Others(JinjaNode node)
    {
        foreach (var child in node.Children)
        {
            Evaluate(child);
        }

        return TemplateValue.Unknown;
    }

    private TemplateValue OneOf(JinjaNode value, JinjaNode other, JinjaNode? test = null)
    {
        if (test is null)
        {
            Evaluate(other);
            return Evaluate(value);
        }

        Evaluate(test);
        return Evaluate(value).Or(Evaluate(other));
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

        return TemplateValue.Unknown;
    }

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
            ?? (value.Options.Any(static o => o is TemplateItems { Keys: not null }) ? TemplateFunctions.OfEach(value, o => TemplateFunctions.Under(o, node.Text)) : TemplateValue.Unknown);
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
        var open = new TemplateValue([], value.Open || key.Open) { Underscored = value.HasUnderscores, Walked = key.Open && value.Open && node.Children[1].Kind != JinjaNodeKind.Number };
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

    private TemplateValue Call(JinjaNode node)
    {
        var callee = node.Children[0];
        var owner = callee.Kind == JinjaNodeKind.Attribute ? Evaluate(callee.Children[0]) : null;
        var target = owner is null ? Evaluate(callee) : Attribute(callee, owner);
        var arguments = node.Children.Skip(1).Where(static a => a.Kind != JinjaNodeKind.Keyword).Select(Evaluate).ToList();
        var named = node.Children.Where(static a => a.Kind == JinjaNodeKind.Keyword).Select(a => (a.Text, Value: Evaluate(a.Children[0]))).ToList();
        if (target.Walked)
        {
            Add(TemplateSign.Of(TemplateSignKind.Hint, node, "calls something that it takes out of an object under a name that only rendering decides"));
        }

        if (owner is not null)
        {
            return Method(node, callee, owner, arguments);
        }

        if (callee.Kind == JinjaNodeKind.Item && callee.Children[1].Kind == JinjaNodeKind.Text && TemplateNames.Runs(callee.Children[1].Text))
        {
            Add(TemplateSign.Of(TemplateSignKind.Escape, node, "runs a program or code"));
        }

        return callee.Kind == JinjaNodeKind.Name ? Function(node, callee.Text, arguments, named) : TemplateValue.Made(arguments);
    }

    private TemplateValue Method(JinjaNode node, JinjaNode callee, TemplateValue owner, IReadOnlyList<TemplateValue> arguments)
    {
        if (TemplateNames.Runs(callee.Text))
        {
            Add(TemplateSign.Of(TemplateSignKind.Escape, node, "runs a program or code"));
        }

        if (callee.Text is "center" or "ljust" or "rjust" or "zfill" && arguments.Any(static a => a.Numbers.Any(static n => n > LongLoop)))
        {
            Add(TemplateSign.Of(TemplateSignKind.Cost, node, "makes a text of more than ten million characters"));
        }

        return TemplateFunctions.Method(callee.Text, owner, arguments);
    }

    private TemplateValue Function(JinjaNode node, string name, IReadOnlyList<TemplateValue> arguments, IReadOnlyList<(string Name, TemplateValue Value)> named)
    {
        if (variables.Parameters(name) is { } parameters)
        {
            foreach (var (parameter, value) in parameters.Zip(arguments).Concat(named.Where(n => parameters.Contains(n.Name)).Select(static n => (n.Name, n.Value))))
            {
                variables.Learn(parameter, value);
            }

            return TemplateValue.Unknown;
        }

        if (!variables.Has(name) && (TemplateNames.Runs(name) || name is "getattr" or "compile" or "globals"))
        {
            Add(TemplateSign.Of(name == "__import__" ? TemplateSignKind.Escape : TemplateSignKind.Hint, node, "calls a function of Python that no engine gives to templates"));
        }

        switch (name)
        {
            case "range":
                if (Turns(arguments) is > LongLoop and var turns)
                {
                    Add(TemplateSign.Of(TemplateSignKind.Cost, node, $"counts {turns} numbers"));
                }

                return TemplateValue.Unknown;
            case "dict":
                return TemplateValue.Of(new TemplateItems([.. named.Select(static n => n.Value)], [.. named.Select(static n => n.Name)]));
            case "lipsum" when arguments.Concat(named.Select(static n => n.Value)).Any(static a => a.Numbers.Any(static n => n > 100_000)):
                Add(TemplateSign.Of(TemplateSignKind.Cost, node, "makes more than a hundred thousand paragraphs"));
                return TemplateValue.Unknown;
            default:
                return TemplateValue.Unknown;
        }
    }

    private TemplateValue Filter(JinjaNode node)
    {
        var target = Evaluate(node.Children[0]);
        var arguments = node.Children.Skip(1).Where(static a => a.Kind != JinjaNodeKind.Keyword).Select(Evaluate).ToList();
        var named = node.Children.Where(static a => a.Kind == JinjaNodeKind.Keyword).Select(a => (a.Text, Value: Evaluate(a.Children[0]))).ToList();
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

        foreach (var key in named.Where(n => n.Text == "attribute").Select(static n => n.Value)
            .Concat(ByAttribute.Contains(node.Text) && node.Text is "selectattr" or "rejectattr" or "groupby" or "sum" ? arguments.Take(1) : []))
        {
            Judge(node, node.Children[0], key, TemplateStep.Filter);
        }

        if (name is "center" or "indent" && operands.Concat(named.Select(static n => n.Value)).Any(static a => a.Numbers.Any(static n => n > LongLoop)))
        {
            Add(TemplateSign.Of(TemplateSignKind.Cost, node, "makes a text of more than ten million characters"));
        }

        return node.Text == "map" ? TemplateValue.Made([target, .. arguments]) : TemplateFunctions.Filter(name, target, operands) with { Walked = target.Walked && name is "first" or "last" or "default" or "d" };
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
        for (var i = 0; i + 1 < node.Children.Count; i += 2)
        {
            var key = Evaluate(node.Children[i]);
            var value = Evaluate(node.Children[i + 1]);
            foreach (var text in key.Texts)
            {
                keys.Add(text);
                values.Add(value);
            }
        }

        return Bounded(new TemplateItems(values, keys));
    }

    private static TemplateValue Bounded(TemplateItems items) => items.Depth > 4 || items.Values.Count > 4096 ? TemplateValue.Made(items.Values) : TemplateValue.Of(items);
}
