using Proofmark.Formats.Python;

namespace Proofmark.Scanning.Code;

/// <summary>
/// Finds out what expressions are without running them: names through imports, assignments, <c>getattr</c> and dictionaries of modules; texts through concatenation
/// and decoding. Each node is looked at once; its depth is bounded by the reader.
/// </summary>
internal sealed partial class CodeEvaluator(CodeLists lists, ICallSink sink)
{
    private const int LongestPath = 512;
    private const int ItemsKept = 4096;
    private const int ItemsSearched = 512;

    // Texts that are computed, all together: a short program can ask for any amount.
    private const long MaxFolded = 64 * 1024 * 1024;

    private readonly List<string> wildcards = [];
    private long folded;

    /// <summary>Where names are looked up.</summary>
    public required CodeScope Scope { get; set; }

    /// <summary>Classes and functions of the file, with what they return.</summary>
    public Dictionary<string, CodeValue> Returns { get; } = new(StringComparer.Ordinal);

    /// <summary>True while texts are computed; false once they were more than the bound.</summary>
    public bool MayFold => folded <= MaxFolded;

    /// <summary>Makes all names of a module visible, as <c>from m import *</c> does.</summary>
    public void AddWildcard(string module)
    {
        const int Kept = 32;
        if (wildcards.Count < Kept && !wildcards.Contains(module))
        {
            wildcards.Add(module);
        }
    }

    /// <summary>What is known of an expression; the calls in it go to the sink.</summary>
    public CodeValue Evaluate(PythonNode node)
    {
        switch (node.Kind)
        {
            case PythonNodeKind.Name:
                return Name(node.Text);
            case PythonNodeKind.Text:
                return new CodeValue(null, node.Text);
            case PythonNodeKind.Attribute:
                return Attribute(Evaluate(node.Children[0]), node);
            case PythonNodeKind.Call:
                return Call(node);
            case PythonNodeKind.Item:
                return Item(node);
            case PythonNodeKind.Named:
                var value = Evaluate(node.Children[0]);
                Scope.Bind(node.Text, value);
                return value;
            case PythonNodeKind.Display:
                var items = EvaluateAll(node.Children);
                return CodeValues.Mix(items, lists) with { Items = items.Length <= ItemsKept ? items : null };
            case PythonNodeKind.Operation:
                return Operation(node);
            case PythonNodeKind.Format:
                var parts = EvaluateAll(node.Children);
                return new CodeValue(null, Folded("+", parts, node.Children), CodeValues.Mix(parts, lists).Origin);
            case PythonNodeKind.Lambda:
                var inner = EvaluateAll(node.Children);
                return inner.Length == 0 ? CodeValue.Unknown : new CodeValue(CodeValues.Mix(inner, lists).Path, null, inner[^1].Origin);
            default:
                return CodeValues.Mix(EvaluateAll(node.Children), lists);
        }
    }

    /// <summary>Binds the targets of an assignment.</summary>
    public void Assign(PythonNode target, CodeValue value)
    {
        switch (target.Kind)
        {
            case PythonNodeKind.Name:
                Scope.Bind(target.Text, value);
                break;
            case PythonNodeKind.Attribute when DottedName(target) is { } name:
                Scope.BindInModule(name, value);
                break;
            case PythonNodeKind.Display when value.Items is { } items && items.Count == target.Children.Count:
                for (var i = 0; i < items.Count; i++)
                {
                    Assign(target.Children[i], items[i]);
                }

                break;
            case PythonNodeKind.Display:
                foreach (var part in target.Children)
                {
                    Assign(part, value with { Items = null, Text = null });
                }

                break;
            default:
                _ = Evaluate(target);
                break;
        }
    }

    /// <summary>The text of an operation, within the bound on all texts; null when it is not known.</summary>
    public string? Folded(string sign, IReadOnlyList<CodeValue> values, IReadOnlyList<PythonNode> nodes) =>
        MayFold ? Folded(TextFolding.Operation(sign, values, nodes)) : null;

    private string? Folded(string? text)
    {
        folded += text?.Length ?? 1;
        return text;
    }

    private CodeValue[] EvaluateAll(IReadOnlyList<PythonNode> nodes)
    {
        var values = new CodeValue[nodes.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Evaluate(nodes[i]);
        }

        return values;
    }

    private CodeValue Name(string name)
    {
        if (Scope.Find(name) is { } bound)
        {
            return bound;
        }

        if (name is "__builtins__" or "builtins" or "__builtin__")
        {
            return new CodeValue("builtins");
        }

        foreach (var module in wildcards)
        {
            var path = $"{module}.{name}";
            if (CodeValues.IsDangerous(path, lists))
            {
                return new CodeValue(path);
            }
        }

        // It may also be a function that the file defines further down.
        return new CodeValue($"builtins.{name}", Local: name);
    }

    private CodeValue Attribute(CodeValue value, PythonNode node)
    {
        if (DottedName(node) is { } dotted && Scope.Find(dotted) is { } bound)
        {
            return bound with { Origin = bound.Origin | value.Origin };
        }

        return Member(value, node.Text) with { Local = value.Path is null || value.Local is not null ? node.Text : null };
    }

    /// <summary>An attribute of a value.</summary>
    private static CodeValue Member(CodeValue value, string name)
    {
        if (name is "__builtins__")
        {
            return new CodeValue("builtins");
        }

        if (name == "__call__")
        {
            return value;
        }

        // Ways through the internals of an object that is not known otherwise begin with a question mark.
        var path = value.Path ?? (name.StartsWith("__", StringComparison.Ordinal) ? "?" : null);
        return path is null || path.Length + name.Length > LongestPath
            ? new CodeValue(null, null, value.Origin)
            : new CodeValue($"{path}.{name}", null, value.Origin);
    }

    private CodeValue Operation(PythonNode node)
    {
        var values = EvaluateAll(node.Children);
        var mixed = CodeValues.Mix(values, lists);
        return mixed with { Text = Folded(node.Text, values, node.Children) };
    }

    private CodeValue Item(PythonNode node)
    {
        var value = Evaluate(node.Children[0]);
        var indices = EvaluateAll(node.Children.Skip(1).ToArray());
        if (node.Children.Count != 2)
        {
            return new CodeValue(null, null, value.Origin);
        }

        var index = node.Children[1];
        if (index.Kind == PythonNodeKind.Slice)
        {
            return value with { Text = value.Text is { } text && index.Text == "-1" ? TextFolding.Reversed(text) : null, Path = null };
        }

        if (indices[0].Text is { } key && NameIn(value, key) is { } named)
        {
            return named;
        }

        if (value.Items is { } items && Chosen(items, node.Children[0], index, indices[0].Text) is { } chosen)
        {
            return chosen;
        }

        return new CodeValue(value.Items is null ? null : value.Path, null, value.Origin);
    }

    // What modules and scopes hold under a name: sys.modules, globals(), vars(m), m.__dict__.
    private CodeValue? NameIn(CodeValue value, string key)
    {
        switch (value.Path)
        {
            case null:
                return null;
            case "sys.modules":
                return new CodeValue(key);
            case "builtins":
                return Member(value, key);
            case "builtins.globals()" or "builtins.locals()" or "builtins.vars()":
                return Name(key);
            case var path when path.EndsWith(".__dict__", StringComparison.Ordinal):
                return Member(new CodeValue(path[..^".__dict__".Length]), key);
            case var path when path.EndsWith(".__globals__", StringComparison.Ordinal):
                return key == "__builtins__" ? new CodeValue("builtins") : new CodeValue(key);
            default:
                return null;
        }
    }

    private static CodeValue? Chosen(IReadOnlyList<CodeValue> items, PythonNode display, PythonNode index, string? key)
    {
        if (index.Kind == PythonNodeKind.Number && TextFolding.Number(index.Text) is { } number)
        {
            number = number < 0 ? number + items.Count : number;
            return number >= 0 && number < items.Count ? items[(int)number] : null;
        }

        for (var i = 0; key is not null && i + 1 < Math.Min(items.Count, ItemsSearched); i += 2)
        {
            if (items[i].Text == key)
            {
                return items[i + 1];
            }
        }

        return null;
    }

    // a.b.c where every part is a name.
    private static string? DottedName(PythonNode node)
    {
        const int Most = 8;
        var parts = new List<string>();
        while (node.Kind == PythonNodeKind.Attribute && parts.Count < Most)
        {
            parts.Insert(0, node.Text);
            node = node.Children[0];
        }

        return node.Kind == PythonNodeKind.Name ? $"{node.Text}.{string.Join('.', parts)}" : null;
    }
}
