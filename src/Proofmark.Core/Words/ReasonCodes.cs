namespace Proofmark.Core;

/// <summary>Puts reason codes into the one order in which they are published.</summary>
public static class ReasonCodes
{
    /// <summary>Sorts by ordinal comparison and removes duplicates.</summary>
    public static IReadOnlyList<string> Sorted(IEnumerable<string> codes) =>
        [.. codes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
