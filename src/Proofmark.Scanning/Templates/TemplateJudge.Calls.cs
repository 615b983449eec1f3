using Proofmark.Formats.Jinja;

namespace Proofmark.Scanning.Templates;

/// <summary>Calls of methods, macros and functions.</summary>
internal sealed partial class TemplateJudge
{
    private TemplateValue Call(JinjaNode node)
    {
        var callee = node.Children[0];
        var owner = callee.Kind == JinjaNodeKind.Attribute ? Evaluate(callee.Children[0]) : null;
        var target = owner is null ? Evaluate(callee) : Attribute(callee, owner);
        var arguments = node.Children.Skip(1).Where(static a => a.Kind != JinjaNodeKind.Keyword).Select(Evaluate).ToList();
        var named = node.Children.Where(static a => a.Kind == JinjaNodeKind.Keyword).Select(a => (Name: a.Text, Value: Evaluate(a.Children[0]))).ToList();
        if (target.Walked)
        {
            Add(TemplateSign.Of(TemplateSignKind.Hint, node, "calls something that it takes out of an object under a name that only rendering decides"));
        }

        if (owner is not null)
        {
            return TemplateVariables.Path(callee) is { } path && variables.Find(path + "()") is { } block ? block : Method(node, callee, owner, arguments, named);
        }

        if (callee.Kind == JinjaNodeKind.Item && callee.Children[1].Kind == JinjaNodeKind.Text && TemplateNames.Runs(callee.Children[1].Text))
        {
            Add(TemplateSign.Of(TemplateSignKind.Escape, node, "runs a program or code"));
        }

        return callee.Kind == JinjaNodeKind.Name ? Function(node, callee.Text, target, arguments, named) : TemplateValue.Made([target, .. arguments, .. named.Select(static n => n.Value)]);
    }

    private TemplateValue Method(JinjaNode node, JinjaNode callee, TemplateValue owner, List<TemplateValue> arguments, List<(string Name, TemplateValue Value)> named)
    {
        if (TemplateNames.Runs(callee.Text))
        {
            Add(TemplateSign.Of(TemplateSignKind.Escape, node, "runs a program or code"));
        }

        if (callee.Text is "center" or "ljust" or "rjust" or "zfill" && arguments.Any(static a => a.Numbers.Any(static n => n > LongLoop)))
        {
            Add(TemplateSign.Of(TemplateSignKind.Cost, node, "makes a text of more than ten million characters"));
        }

        return named.Count > 0 ? TemplateFunctions.Named(callee.Text, owner, arguments, named) : TemplateFunctions.Method(callee.Text, owner, arguments);
    }

    private TemplateValue Function(JinjaNode node, string name, TemplateValue target, List<TemplateValue> arguments, List<(string Name, TemplateValue Value)> named)
    {
        if (variables.Parameters(name) is { } parameters)
        {
            Pass(parameters, arguments, named);
            return variables.Find(name + "()") ?? TemplateValue.Unknown;
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
            case "dict" when arguments.Count == 0:
                return TemplateValue.Of(new TemplateItems([.. named.Select(static n => n.Value)], [.. named.Select(static n => n.Name)]));
            case "lipsum" when arguments.Concat(named.Select(static n => n.Value)).Any(static a => a.Numbers.Any(static n => n > 100_000)):
                Add(TemplateSign.Of(TemplateSignKind.Cost, node, "makes more than a hundred thousand paragraphs"));
                return TemplateValue.Unknown;
            default:
                return TemplateValue.Made([target, .. arguments, .. named.Select(static n => n.Value)]);
        }
    }

    // What a macro is called with: by its parameters, and what is left over under the names that Jinja gives it.
    private void Pass(IReadOnlyList<string> parameters, List<TemplateValue> arguments, List<(string Name, TemplateValue Value)> named)
    {
        foreach (var (parameter, value) in parameters.Zip(arguments).Concat(named.Where(n => parameters.Contains(n.Name)).Select(static n => (n.Name, n.Value))))
        {
            variables.Learn(parameter, value);
        }

        if (arguments.Count > parameters.Count)
        {
            variables.Learn("varargs", Bounded(new TemplateItems([.. arguments.Skip(parameters.Count)], null)));
        }

        if (named.Where(n => !parameters.Contains(n.Name)).ToList() is { Count: > 0 } others)
        {
            variables.Learn("kwargs", Bounded(new TemplateItems([.. others.Select(static n => n.Value)], [.. others.Select(static n => n.Name)])));
        }
    }
}
