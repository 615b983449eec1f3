namespace Proofmark.Core.Documents;

/// <summary>"Did you mean": the nearest known name.</summary>
internal static class Suggestion
{
    private const int FarthestDistance = 3;
    private const int LongestName = 100;

    /// <summary>A half-sentence for the end of a message; empty when no known name is near.</summary>
    public static string For(string name, IEnumerable<string> known) => Nearest(name, known) is { } near ? $"; did you mean '{near}'?" : "";

    /// <summary>The nearest known name within a distance that grows with the length, or null.</summary>
    public static string? Nearest(string name, IEnumerable<string> known)
    {
        var bound = Math.Min(FarthestDistance, name.Length / 2);
        string? nearest = null;
        foreach (var candidate in known.Order(StringComparer.Ordinal))
        {
            // The distance is at least the difference in length: this keeps a hostile name of a megabyte cheap.
            if (name.Length > LongestName || Math.Abs(candidate.Length - name.Length) > bound)
            {
                continue;
            }

            var distance = EditDistance.Between(candidate, name);
            if (distance <= bound)
            {
                nearest = candidate;
                bound = distance - 1;
            }
        }

        return nearest;
    }
}
