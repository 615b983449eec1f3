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

    /// <inheritdoc/>
    public bool Equals(TemplateValue? other) =>
        other is not null && Open == other.Open && Walked == other.Walked && Underscored == other.Underscored && Options.SequenceEqual(other.Options);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Open, Options.Count, Options.Count > 0 ? Options[0] : null);

    private static bool Underscores(object constant) => constant switch
    {
        string text => text == "_" || text.Contains("__", StringComparison.Ordinal),
        TemplateItems items => items.HasUnderscores,
        _ => false,
    };
}
