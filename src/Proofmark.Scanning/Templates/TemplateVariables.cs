using Proofmark.Formats.Jinja;

namespace Proofmark.Scanning.Templates;

/// <summary>What the names of a template can be: everything that any tag gives them, whichever runs.</summary>
internal sealed class TemplateVariables
{
    private readonly Dictionary<string, TemplateValue> values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> macros = new(StringComparer.Ordinal);

    /// <summary>True when something was learned since this was last set to false.</summary>
    public bool Changed { get; set; }

    /// <summary>The value of a name; null for a name that the template gives none.</summary>
    public TemplateValue? Find(string name) => values.GetValueOrDefault(name);

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
        Changed |= known is null || merged.Options.Count != known.Options.Count || merged.Open != known.Open || merged.Walked != known.Walked || merged.Underscored != known.Underscored;
        values[name] = merged;
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
