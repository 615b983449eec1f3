using Proofmark.Systems.Model;

namespace Proofmark.Reporting.Charts;

/// <summary>Where components stand in the diagram: a column for each step from the entrances, a row for each place in the column.</summary>
internal static class DiagramLayout
{
    /// <summary>Column and row of each component that takes part in a flow.</summary>
    public static IReadOnlyDictionary<string, (int Column, int Row)> Place(SystemModel system)
    {
        var columns = Columns(system);
        var rows = new Dictionary<int, int>();
        var places = new Dictionary<string, (int, int)>(StringComparer.Ordinal);
        foreach (var component in system.Components.Where(c => columns.ContainsKey(c.Id)))
        {
            var column = columns[component.Id];
            var row = rows.GetValueOrDefault(column);
            places[component.Id] = (column, row);
            rows[column] = row + 1;
        }

        return places;
    }

    /// <summary>Steps of the shortest way from an entrance (breadth-first); whatever no entrance reaches starts from itself.</summary>
    private static Dictionary<string, int> Columns(SystemModel system)
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
