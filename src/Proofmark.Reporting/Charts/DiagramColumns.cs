using Proofmark.Systems.Model;

namespace Proofmark.Reporting.Charts;

/// <summary>The column of each component that takes part in a flow: steps of the shortest way from an entrance (breadth-first); whatever no entrance reaches starts from itself.</summary>
internal static class DiagramColumns
{
    public static IReadOnlyDictionary<string, int> Of(SystemModel system)
    {
        var ids = system.Components.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        var flows = system.Flows.Where(f => ids.Contains(f.From) && ids.Contains(f.To) && f.From != f.To).ToList();
        var next = flows.ToLookup(f => f.From, f => f.To);
        var connected = flows.SelectMany(f => new[] { f.From, f.To }).ToHashSet(StringComparer.Ordinal);
        var targets = flows.Select(f => f.To).ToHashSet(StringComparer.Ordinal);
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        var entrances = system.Components.Where(c => connected.Contains(c.Id)).OrderBy(c => c.Untrusted.Count == 0).ThenBy(c => targets.Contains(c.Id));
        var first = entrances.Where(c => c.Untrusted.Count > 0 || !targets.Contains(c.Id)).Select(c => c.Id);
        Walk(first, next, columns);
        Walk(entrances.Select(c => c.Id).Where(id => !columns.ContainsKey(id)), next, columns);
        return columns;
    }

    private static void Walk(IEnumerable<string> start, ILookup<string, string> next, Dictionary<string, int> columns)
    {
        var open = new Queue<string>();
        foreach (var id in start.ToList().Where(id => columns.TryAdd(id, 0)))
        {
            open.Enqueue(id);
        }

        while (open.TryDequeue(out var id))
        {
            foreach (var other in next[id].Where(other => columns.TryAdd(other, columns[id] + 1)))
            {
                open.Enqueue(other);
            }
        }
    }
}
