using Proofmark.Systems.Model;

namespace Proofmark.Risk.Rules.Graph;

/// <summary>
/// Shortest paths along which text that anybody may have written reaches a component through a model or an agent. One breadth-first search over pairs of
/// component and "a decider was passed", from all sources at once, finds those of all components.
/// </summary>
internal sealed class UntrustedPaths
{
    private readonly Dictionary<(string Id, bool Decided), (string Id, bool Decided)?> cameFrom = [];

    public UntrustedPaths(SystemGraph graph)
    {
        var queue = new Queue<(string Id, bool Decided)>();
        foreach (var source in graph.Model.Components.Where(c => c.Untrusted.Count > 0).OrderBy(c => c.Id, StringComparer.Ordinal))
        {
            Reach((source.Id, Decides(source)), null, queue);
        }

        while (queue.TryDequeue(out var here))
        {
            foreach (var there in graph.Next(here.Id))
            {
                Reach((there, here.Decided || Decides(graph.Find(there))), here, queue);
            }
        }
    }

    /// <summary>A shortest such path, both ends included; empty when there is none. Ties go to the first in ordinal order of its components.</summary>
    public IReadOnlyList<string> To(string id)
    {
        var path = new List<string>();
        for ((string Id, bool Decided)? at = cameFrom.ContainsKey((id, true)) ? (id, true) : null; at is { } here; at = cameFrom[here])
        {
            path.Add(here.Id);
        }

        path.Reverse();
        return path;
    }

    private void Reach((string Id, bool Decided) there, (string Id, bool Decided)? from, Queue<(string Id, bool Decided)> queue)
    {
        if (cameFrom.TryAdd(there, from))
        {
            queue.Enqueue(there);
        }
    }

    private static bool Decides(SystemComponent component) => component.Kind is "componentTheModel" or "componentReasoningCore";
}
