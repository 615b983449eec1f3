namespace Proofmark.Provenance.Tokens;

/// <summary>Names for a message, which a token may have chosen.</summary>
internal static class Listing
{
    private const int Most = 10;

    /// <summary>The first names on one line.</summary>
    public static string Of(IReadOnlyCollection<string> names) => names.Count switch
    {
        0 => "none",
        <= Most => string.Join(", ", names.Select(OneLine)),
        _ => $"{string.Join(", ", names.Take(Most).Select(OneLine))} and {names.Count - Most} more",
    };

    private static string OneLine(string name) => string.Concat(name.Select(static letter => char.IsControl(letter) ? '?' : letter));
}
