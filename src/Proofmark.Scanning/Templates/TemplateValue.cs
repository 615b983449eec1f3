namespace Proofmark.Scanning.Templates;

/// <summary>
/// What an expression of a template can be: constants (<see cref="string"/>, <see cref="long"/>, <see cref="TemplateItems"/>), whichever way the template goes.
/// </summary>
/// <param name="Options">The constants that are known; bounded.</param>
/// <param name="Open">True when it can be something else too.</param>
internal sealed record TemplateValue(IReadOnlyList<object> Options, bool Open)
{
    private const int Most = 24;
    private const int Longest = 64 * 1024;

    /// <summary>Nothing is known of it.</summary>
    public static TemplateValue Unknown { get; } = new([], true);

    /// <summary>True for something taken out of an object under a name that only rendering decides.</summary>
    public bool Walked { get; init; }

    /// <summary>True for an unknown text that was put together with two underscores in it.</summary>
    public bool Underscored { get; init; }

    /// <summary>The texts among the constants.</summary>
    public IEnumerable<string> Texts => Options.OfType<string>();

    /// <summary>The whole numbers among the constants.</summary>
    public IEnumerable<long> Numbers => Options.OfType<long>();

    /// <summary>True when a part of a special name is in it.</summary>
    public bool HasUnderscores => Underscored || Options.Any(Underscores);

    /// <summary>One constant.</summary>
    public static TemplateValue Of(object constant) => new([constant], false);

    /// <summary>Several constants; what is too much or too long is left open.</summary>
    public static TemplateValue Of(IEnumerable<object> constants, bool open)
    {
        var kept = new List<object>();
        foreach (var constant in constants)
        {
            if (constant is string { Length: > Longest } || kept.Count == Most)
            {
                open = true;
                break;
            }

            if (!kept.Contains(constant))
            {
                kept.Add(constant);
            }
        }

        return new TemplateValue(kept, open);
    }

    /// <summary>One or the other.</summary>
    public TemplateValue Or(TemplateValue other) => Of(Options.Concat(other.Options), Open || other.Open) with
    {
        Walked = Walked || other.Walked,
        Underscored = Underscored || other.Underscored,
    };

    /// <summary>Something that is made from values and cannot be told.</summary>
    public static TemplateValue Made(params IEnumerable<TemplateValue> parts) => Unknown with { Underscored = parts.Any(static p => p.HasUnderscores) };

    private static bool Underscores(object constant) => constant switch
    {
        string text => text == "_" || text.Contains("__", StringComparison.Ordinal),
        TemplateItems items => items.HasUnderscores,
        _ => false,
    };
}

/// <summary>A list, or a dictionary with its keys.</summary>
internal sealed record TemplateItems(IReadOnlyList<TemplateValue> Values, IReadOnlyList<string>? Keys)
{
    /// <summary>Lists within lists, this one included.</summary>
    public int Depth { get; } = 1 + Values.SelectMany(static v => v.Options).OfType<TemplateItems>().Select(static i => i.Depth).DefaultIfEmpty().Max();

    /// <summary>True when a part of a special name is in it.</summary>
    public bool HasUnderscores { get; } = Values.Any(static v => v.HasUnderscores) || Keys?.Any(static k => k.Contains("__", StringComparison.Ordinal) || k == "_") == true;

    /// <summary>What iterating gives: the items of a list, the keys of a dictionary.</summary>
    public IReadOnlyList<TemplateValue> Iterated => Keys is null ? Values : [.. Keys.Select(static k => TemplateValue.Of(k))];
}
