namespace Proofmark.Core.Documents;

/// <summary>Where a node stands. Spelt out only when an error names it: a long key above many nodes must not be copied for each of them.</summary>
/// <param name="Parent">The path of the node around it; null for the root.</param>
/// <param name="Key">The key in a mapping; null for an item of a list.</param>
/// <param name="Index">The number of the item in a list, from 0.</param>
internal sealed record DocumentPath(DocumentPath? Parent, string? Key, int Index)
{
    private const int LongestKey = 80;

    public static DocumentPath Root { get; } = new(null, null, 0);

    public DocumentPath Below(string key) => new(this, key, 0);

    public DocumentPath Below(int index) => new(this, null, index);

    public override string ToString()
    {
        if (Parent is null)
        {
            return "";
        }

        var parent = Parent.ToString();
        return Key is null ? $"{parent}[{Index}]" : parent.Length == 0 ? Shorten(Key) : $"{parent}.{Shorten(Key)}";
    }

    /// <summary>A key as messages show it.</summary>
    public static string Shorten(string key) => key.Length <= LongestKey ? key : key[..LongestKey] + "…";
}
