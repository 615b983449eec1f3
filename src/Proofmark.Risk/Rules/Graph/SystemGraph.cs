using Proofmark.Systems.Model;

namespace Proofmark.Risk.Rules.Graph;

/// <summary>A system as a directed graph of components.</summary>
internal sealed class SystemGraph
{
    private readonly Dictionary<string, SystemComponent> components;
    private readonly ILookup<string, string> next;
    private readonly ILookup<string, string> previous;
    private readonly ILookup<string, string> boundaries;
    private readonly Lazy<UntrustedPaths> untrusted;

    public SystemGraph(SystemModel model, bool treeTrusted)
    {
        Model = model;
        TreeTrusted = treeTrusted;
        components = model.Components.DistinctBy(c => c.Id).ToDictionary(c => c.Id, StringComparer.Ordinal);
        var flows = model.Flows.Where(f => components.ContainsKey(f.From) && components.ContainsKey(f.To)).Select(f => (f.From, f.To)).Distinct()
            .OrderBy(f => f.From, StringComparer.Ordinal).ThenBy(f => f.To, StringComparer.Ordinal).ToList();
        next = flows.ToLookup(f => f.From, f => f.To, StringComparer.Ordinal);
        previous = flows.ToLookup(f => f.To, f => f.From, StringComparer.Ordinal);
        boundaries = model.Boundaries.SelectMany(b => b.Value.Distinct(StringComparer.Ordinal).Select(id => (Id: id, b.Key))).ToLookup(b => b.Id, b => b.Key, StringComparer.Ordinal);
        Flows = [.. model.Flows.Where(f => components.ContainsKey(f.From) && components.ContainsKey(f.To)).DistinctBy(f => (f.From, f.To, f.Label))];
        Size = components.Count + Flows.Count;
        untrusted = new Lazy<UntrustedPaths>(() => new UntrustedPaths(this));
    }

    public SystemModel Model { get; }

    /// <summary>True when mitigations that the description declares are believed.</summary>
    public bool TreeTrusted { get; }

    /// <summary>The flows between components that exist, each once.</summary>
    public IReadOnlyList<SystemFlow> Flows { get; }

    /// <summary>Components and flows; what one walk costs.</summary>
    public int Size { get; }

    /// <summary>Ways of untrusted text; found once for all components.</summary>
    public UntrustedPaths Untrusted => untrusted.Value;

    public bool Contains(string id) => components.ContainsKey(id);

    public SystemComponent Find(string id) => components[id];

    /// <summary>Ids of the components that hold a data set, in the order of the description.</summary>
    public IReadOnlyList<string> Holders(string data) => [.. Model.Components.Where(c => c.Data.Contains(data, StringComparer.Ordinal)).Select(c => c.Id)];

    /// <summary>Ids of the components to which a flow leads from here, in ordinal order.</summary>
    public IEnumerable<string> Next(string id) => next[id];

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
    public IReadOnlyList<string> Upstream(string id) => Reach(id, previous);

    /// <summary>Every component to which a path leads from here, this one included, in ordinal order.</summary>
    public IReadOnlyList<string> Downstream(string id) => Reach(id, next);

    /// <summary>Names of the trust boundaries around a component, in ordinal order.</summary>
    public IReadOnlyList<string> Boundaries(string id) => [.. boundaries[id].Order(StringComparer.Ordinal)];

    /// <summary>Names of the trust boundaries that a flow enters or leaves, in ordinal order.</summary>
    public IReadOnlyList<string> Crossed(SystemFlow flow)
    {
        var from = Boundaries(flow.From);
        var to = Boundaries(flow.To);
        return [.. from.Except(to, StringComparer.Ordinal).Concat(to.Except(from, StringComparer.Ordinal)).Order(StringComparer.Ordinal)];
    }

    private static IReadOnlyList<string> Reach(string id, ILookup<string, string> neighbours)
    {
        var seen = new SortedSet<string>(StringComparer.Ordinal) { id };
        var queue = new Queue<string>(seen);
        while (queue.TryDequeue(out var here))
        {
            foreach (var there in neighbours[here].Where(seen.Add))
            {
                queue.Enqueue(there);
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
