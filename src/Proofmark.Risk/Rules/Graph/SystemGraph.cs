using Proofmark.Systems.Model;

namespace Proofmark.Risk.Rules.Graph;

/// <summary>A system as a directed graph of components.</summary>
internal sealed class SystemGraph
{
    private readonly Dictionary<string, SystemComponent> components;
    private readonly ILookup<string, string> next;
    private readonly ILookup<string, string> previous;

    public SystemGraph(SystemModel model, bool treeTrusted)
    {
        Model = model;
        TreeTrusted = treeTrusted;
        components = model.Components.DistinctBy(c => c.Id).ToDictionary(c => c.Id, StringComparer.Ordinal);
        var flows = model.Flows.Where(f => components.ContainsKey(f.From) && components.ContainsKey(f.To)).Select(f => (f.From, f.To)).Distinct()
            .OrderBy(f => f.From, StringComparer.Ordinal).ThenBy(f => f.To, StringComparer.Ordinal).ToList();
        next = flows.ToLookup(f => f.From, f => f.To, StringComparer.Ordinal);
        previous = flows.ToLookup(f => f.To, f => f.From, StringComparer.Ordinal);
        Size = components.Count + flows.Count;
    }

    public SystemModel Model { get; }

    /// <summary>True when mitigations that the description declares are believed.</summary>
    public bool TreeTrusted { get; }

    /// <summary>Components and flows; what one walk costs.</summary>
    public int Size { get; }

    public SystemComponent Find(string id) => components[id];

    /// <summary>A shortest path, both ends included; empty when there is none. Ties go to the first in ordinal order.</summary>
    public IReadOnlyList<string> Path(string from, string to)
    {
        var cameFrom = new Dictionary<string, string?>(StringComparer.Ordinal) { [from] = null };
        var queue = new Queue<string>([from]);
        while (queue.TryDequeue(out var here))
        {
            if (here == to)
            {
                return Trace(cameFrom, here);
            }

            foreach (var there in next[here].Where(there => cameFrom.TryAdd(there, here)))
            {
                queue.Enqueue(there);
            }
        }

        return [];
    }

    /// <summary>Every component from which a path leads here, this one included, in ordinal order.</summary>
    public IReadOnlyList<string> Upstream(string id)
    {
        var seen = new SortedSet<string>(StringComparer.Ordinal) { id };
        var queue = new Queue<string>(seen);
        while (queue.TryDequeue(out var here))
        {
            foreach (var before in previous[here].Where(seen.Add))
            {
                queue.Enqueue(before);
            }
        }

        return [.. seen];
    }

    private static List<string> Trace(Dictionary<string, string?> cameFrom, string end)
    {
        var path = new List<string>();
        for (var at = end; at is not null; at = cameFrom[at])
        {
            path.Insert(0, at);
        }

        return path;
    }
}
