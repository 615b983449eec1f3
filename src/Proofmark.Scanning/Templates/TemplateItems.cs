namespace Proofmark.Scanning.Templates;

/// <summary>A list, or a dictionary with its keys.</summary>
internal sealed record TemplateItems(IReadOnlyList<TemplateValue> Values, IReadOnlyList<string>? Keys)
{
    /// <summary>Lists within lists, this one included.</summary>
    public int Depth { get; } = 1 + Values.SelectMany(static v => v.Options).OfType<TemplateItems>().Select(static i => i.Depth).DefaultIfEmpty().Max();

    /// <summary>True when a part of a special name is in it.</summary>
    public bool HasUnderscores { get; } = Values.Any(static v => v.HasUnderscores) || Keys?.Any(static k => k.Contains("__", StringComparison.Ordinal) || k == "_") == true;

    private int Hash { get; } = Values.Aggregate(Keys?.Count ?? -1, static (hash, value) => HashCode.Combine(hash, value));

    /// <inheritdoc/>
    public bool Equals(TemplateItems? other) =>
        ReferenceEquals(this, other) || (other is not null && Hash == other.Hash && Values.SequenceEqual(other.Values) && (Keys is null ? other.Keys is null : other.Keys is not null && Keys.SequenceEqual(other.Keys)));

    /// <inheritdoc/>
    public override int GetHashCode() => Hash;

    /// <summary>What iterating gives: the items of a list, the keys of a dictionary.</summary>
    public IReadOnlyList<TemplateValue> Iterated => Keys is null ? Values : [.. Keys.Select(static k => TemplateValue.Of(k))];
}
