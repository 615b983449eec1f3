using Proofmark.Formats.Jinja;

namespace Proofmark.Scanning.Templates;

/// <summary>What the names of a template can be: everything that any tag gives them, whichever runs.</summary>
internal sealed class TemplateVariables
{
    private readonly Dictionary<string, TemplateValue> values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TemplateValue> bound = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> macros = new(StringComparer.Ordinal);

    /// <summary>True when something was learned since this was last set to false.</summary>
    public bool Changed { get; set; }

    /// <summary>True when values that change are left open from now on, so that learning ends.</summary>
    public bool Widens { get; set; }

    /// <summary>The value of a name; null for a name that the template gives none.</summary>
    public TemplateValue? Find(string name) => bound.GetValueOrDefault(name) ?? values.GetValueOrDefault(name);

    /// <summary>The parameters of a macro; null where there is none of that name.</summary>
    public IReadOnlyList<string>? Parameters(string macro) => macros.GetValueOrDefault(macro);

    /// <summary>True for a name that the template gives a meaning of its own.</summary>
    public bool Has(string name) => values.ContainsKey(name) || macros.ContainsKey(name);

    /// <summary>Remembers a macro.</summary>
    public void Define(string macro, IReadOnlyList<string> parameters)
    {
        Changed |= macros.TryAdd(macro, parameters);
        foreach (var parameter in parameters)
        {
            Learn(parameter, TemplateValue.Unknown);
        }
    }

    /// <summary>A name can have this value too.</summary>
    public void Learn(string name, TemplateValue value)
    {
        var known = values.GetValueOrDefault(name);
        var merged = known?.Or(value) ?? value;
        var grows = known is not null && merged.Options.Count != known.Options.Count;
        if (grows && Widens)
        {
            merged = known! with { Open = true, Walked = merged.Walked, Underscored = merged.HasUnderscores };
            grows = false;
        }

        Changed |= known is null || grows || merged.Open != known.Open || merged.Walked != known.Walked || merged.Underscored != known.Underscored;
        values[name] = merged;
        if (bound.TryGetValue(name, out var here))
        {
            bound[name] = here.Or(value);
        }
    }

    /// <summary>Gives the names of a target this value and no other, until they are restored; returns what they were bound to before.</summary>
    public IReadOnlyList<(string Name, TemplateValue? Value)> Bind(JinjaNode target, TemplateValue value)
    {
        if (Path(target) is { } path)
        {
            var before = bound.GetValueOrDefault(path);
            bound[path] = value;
            return [(path, before)];
        }

        return target.Kind != JinjaNodeKind.List ? []
            : [.. target.Children.Index().SelectMany(c => Bind(c.Item, TemplateFunctions.OfEach(value, option => TemplateFunctions.Under(option, (long)c.Index))))];
    }

    /// <summary>Ends a binding.</summary>
    public void Restore(IReadOnlyList<(string Name, TemplateValue? Value)> before)
    {
        foreach (var (name, value) in before.Reverse())
        {
            if (value is null)
            {
                bound.Remove(name);
            }
            else
            {
                bound[name] = value;
            }
        }
    }

    /// <summary>Gives a target its value: a name, an attribute of a namespace, or several of them an item each.</summary>
    public void Assign(JinjaNode target, TemplateValue value)
    {
        if (Path(target) is { } path)
        {
            Learn(path, value);
            return;
        }

        for (var i = 0; i < target.Children.Count && target.Kind == JinjaNodeKind.List; i++)
        {
            Assign(target.Children[i], TemplateFunctions.OfEach(value, option => TemplateFunctions.Under(option, (long)i)));
        }
    }

    /// <summary>A name, or an attribute of a name; null for anything else.</summary>
    public static string? Path(JinjaNode node) => node switch
    {
        { Kind: JinjaNodeKind.Name } => node.Text,
        { Kind: JinjaNodeKind.Attribute, Children: [{ Kind: JinjaNodeKind.Name } owner] } => $"{owner.Text}.{node.Text}",
        _ => null,
    };
}
