namespace Proofmark.Provenance.Lineage.Windows;

/// <summary>The fewest attestations that close every open window.</summary>
/// <param name="Attestations">What to attest, in a stable order.</param>
/// <param name="IsMinimal">True when no smaller set exists; false when windows with two ways to close them form an odd circle, so that the set may be larger than needed.</param>
public sealed record ClosingSet(IReadOnlyList<ClosingAttestation> Attestations, bool IsMinimal)
{
    /// <summary>
    /// Finds the set as a minimum vertex cut between untrusted writers and the model. A writer reaches the model through a window unless one of the attestations that close it is made: those with two ways are
    /// edges between two layers, those with one are vertices that must go. The cut of what is left is a minimum vertex cover of a bipartite graph (Kőnig 1931), found by augmenting paths (Hopcroft and Karp's problem).
    /// </summary>
    public static ClosingSet Of(IReadOnlyList<TamperWindow> windows)
    {
        ArgumentNullException.ThrowIfNull(windows);
        var forced = windows.Where(static w => w.ClosedBy.Count == 1).Select(static w => w.ClosedBy[0].Id).ToHashSet(StringComparer.Ordinal);
        var pairs = windows.Where(w => w.ClosedBy.Count > 1 && !w.ClosedBy.Any(c => forced.Contains(c.Id))).Select(static w => (First: w.ClosedBy[0], Second: w.ClosedBy[1])).ToList();
        var names = windows.SelectMany(static w => w.ClosedBy).DistinctBy(static c => c.Id, StringComparer.Ordinal).ToDictionary(static c => c.Id, StringComparer.Ordinal);
        var sides = Sides(pairs);
        var edges = pairs.Where(p => sides[p.First.Id] != sides[p.Second.Id]).Select(p => sides[p.First.Id] ? (Left: p.First.Id, Right: p.Second.Id) : (Left: p.Second.Id, Right: p.First.Id)).ToList();
        var chosen = forced.Concat(pairs.Where(p => sides[p.First.Id] == sides[p.Second.Id]).Select(static p => p.First.Id)).ToHashSet(StringComparer.Ordinal);
        var isMinimal = chosen.Count == forced.Count;
        chosen.UnionWith(BipartiteCover.Of(edges.Where(e => !chosen.Contains(e.Left) && !chosen.Contains(e.Right)).ToList()));
        return new ClosingSet([.. chosen.Order(StringComparer.Ordinal).Select(id => names[id])], isMinimal);
    }

    // Two colours, so that as many edges as possible lie between them; in a graph without odd circles all do.
    private static Dictionary<string, bool> Sides(List<(ClosingAttestation First, ClosingAttestation Second)> pairs)
    {
        var neighbours = pairs.SelectMany(static p => new[] { (p.First.Id, Other: p.Second.Id), (p.Second.Id, Other: p.First.Id) }).ToLookup(static p => p.Id, static p => p.Other, StringComparer.Ordinal);
        var sides = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var start in neighbours.Select(static group => group.Key))
        {
            var waiting = new Queue<string>();
            if (sides.TryAdd(start, true))
            {
                waiting.Enqueue(start);
            }

            while (waiting.TryDequeue(out var id))
            {
                foreach (var other in neighbours[id].Where(other => sides.TryAdd(other, !sides[id])))
                {
                    waiting.Enqueue(other);
                }
            }
        }

        return sides;
    }
}
