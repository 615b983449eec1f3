namespace Proofmark.Provenance.Lineage.Windows;

/// <summary>A minimum vertex cover of a bipartite graph, from a maximum matching (Kőnig's theorem).</summary>
internal static class BipartiteCover
{
    public static IReadOnlyCollection<string> Of(IReadOnlyList<(string Left, string Right)> edges)
    {
        var rights = edges.Distinct().ToLookup(static e => e.Left, static e => e.Right, StringComparer.Ordinal);
        var lefts = rights.Select(static group => group.Key).ToList();
        var partnerOfRight = new Dictionary<string, string>(StringComparer.Ordinal);
        var partnerOfLeft = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var left in lefts)
        {
            Augment(left, rights, partnerOfLeft, partnerOfRight);
        }

        // What alternating paths from unmatched vertices reach: the cover is the left side outside of it and the right side inside.
        var (seenLeft, seenRight) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        var waiting = new Queue<string>(lefts.Where(left => !partnerOfLeft.ContainsKey(left)));
        while (waiting.TryDequeue(out var left))
        {
            if (seenLeft.Add(left))
            {
                foreach (var right in rights[left].Where(seenRight.Add))
                {
                    waiting.Enqueue(partnerOfRight[right]);
                }
            }
        }

        return [.. lefts.Where(left => !seenLeft.Contains(left)), .. seenRight];
    }

    // Breadth first and without recursion: chains of ten thousand steps are usual in tests.
    private static void Augment(string start, ILookup<string, string> rights, Dictionary<string, string> partnerOfLeft, Dictionary<string, string> partnerOfRight)
    {
        var cameFrom = new Dictionary<string, string>(StringComparer.Ordinal);
        var waiting = new Queue<string>([start]);
        while (waiting.TryDequeue(out var left))
        {
            foreach (var right in rights[left].Where(right => cameFrom.TryAdd(right, left)))
            {
                if (partnerOfRight.TryGetValue(right, out var taken))
                {
                    waiting.Enqueue(taken);
                    continue;
                }

                Flip(right, cameFrom, partnerOfLeft, partnerOfRight);
                return;
            }
        }
    }

    private static void Flip(string right, Dictionary<string, string> cameFrom, Dictionary<string, string> partnerOfLeft, Dictionary<string, string> partnerOfRight)
    {
        string? next = right;
        while (next is { } current)
        {
            var left = cameFrom[current];
            partnerOfLeft.TryGetValue(left, out next);
            partnerOfLeft[left] = current;
            partnerOfRight[current] = left;
        }
    }
}
