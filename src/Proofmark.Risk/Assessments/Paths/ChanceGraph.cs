namespace Proofmark.Risk.Assessments.Paths;

/// <summary>A directed graph whose nodes each let an attack through with some chance; the chance of a way is the product over its nodes.</summary>
internal sealed class ChanceGraph
{
    private readonly IReadOnlyDictionary<string, double> chances;
    private readonly ILookup<string, string> next;

    /// <summary>Makes a graph.</summary>
    /// <param name="chances">What each node lets through, from 0 to 1.</param>
    /// <param name="edges">From one node to another; edges of unknown nodes are ignored.</param>
    public ChanceGraph(IReadOnlyDictionary<string, double> chances, IEnumerable<(string From, string To)> edges)
    {
        this.chances = chances;
        next = edges.Where(e => chances.ContainsKey(e.From) && chances.ContainsKey(e.To)).Distinct().ToLookup(e => e.From, e => e.To, StringComparer.Ordinal);
    }

    /// <summary>
    /// The most open way from a node to every node it reaches: a best-first search (Dijkstra, Numer. Math. 1, 1959) for the largest product, which works because no factor
    /// exceeds 1. Of equal products the shortest way wins, then the first in ordinal order.
    /// </summary>
    public IReadOnlyDictionary<string, ChanceWay> MostOpenFrom(string source)
    {
        var settled = new Dictionary<string, ChanceWay>(StringComparer.Ordinal);
        var queue = new PriorityQueue<ChanceWay, ChanceWay>(ChanceWay.Order);
        var start = new ChanceWay(source, chances[source], 1, null);
        queue.Enqueue(start, start);
        while (queue.TryDequeue(out var way, out _))
        {
            if (!settled.TryAdd(way.Node, way))
            {
                continue;
            }

            foreach (var node in next[way.Node].Where(n => !settled.ContainsKey(n)))
            {
                var longer = new ChanceWay(node, way.Chance * chances[node], way.Length + 1, way);
                queue.Enqueue(longer, longer);
            }
        }

        return settled;
    }
}
