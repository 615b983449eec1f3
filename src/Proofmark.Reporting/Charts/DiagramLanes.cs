using Proofmark.Systems.Model;

namespace Proofmark.Reporting.Charts;

/// <summary>Components that lie inside the same boundaries.</summary>
/// <param name="Boundaries">Names of the boundaries, the outermost first; empty for components outside of all.</param>
/// <param name="Components">Ids, in the order of the system.</param>
internal sealed record DiagramLane(IReadOnlyList<string> Boundaries, IReadOnlyList<string> Components);

/// <summary>The box of a boundary, by the lanes it goes around.</summary>
/// <param name="Name">Name of the boundary.</param>
/// <param name="Depth">How many boxes lie around it.</param>
/// <param name="First">Index of its first lane.</param>
/// <param name="Last">Index of its last lane.</param>
internal sealed record BoundarySpan(string Name, int Depth, int First, int Last);

/// <summary>Sorts components into lanes, so that boundaries inside one another become boxes inside one another.</summary>
internal static class DiagramLanes
{
    /// <summary>Most boundaries that get a box, those with most components first.</summary>
    public const int MaxBoundaries = 12;

    /// <summary>The lanes, from top to bottom: those that start furthest to the left first.</summary>
    public static IReadOnlyList<DiagramLane> Of(SystemModel system, IReadOnlyDictionary<string, int> columns)
    {
        var boundaries = system.Boundaries.Select(b => (Name: b.Key, Members: b.Value.Where(columns.ContainsKey).ToHashSet(StringComparer.Ordinal)))
            .Where(b => b.Members.Count > 0).OrderByDescending(b => b.Members.Count).ThenBy(b => b.Name, StringComparer.Ordinal).Take(MaxBoundaries).ToList();
        var ranks = boundaries.OrderBy(b => b.Members.Min(m => columns[m])).Select((b, i) => (b.Name, Rank: i + 1)).ToDictionary(p => p.Name, p => p.Rank, StringComparer.Ordinal);
        return
        [
            .. system.Components.Select(c => c.Id).Where(columns.ContainsKey)
                .Select(id => (Id: id, Inside: boundaries.Where(b => b.Members.Contains(id)).Select(b => b.Name).ToList()))
                .GroupBy(c => string.Join(' ', c.Inside.Select(b => ranks[b].ToString("D3", System.Globalization.CultureInfo.InvariantCulture))), StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new DiagramLane(g.First().Inside, [.. g.Select(c => c.Id)])),
        ];
    }

    /// <summary>A box for each run of neighbouring lanes inside one boundary, outer boxes first.</summary>
    public static IReadOnlyList<BoundarySpan> Boxes(IReadOnlyList<DiagramLane> lanes)
    {
        var boxes = new List<BoundarySpan>();
        for (var i = 0; i < lanes.Count; i++)
        {
            for (var depth = 0; depth < lanes[i].Boundaries.Count; depth++)
            {
                var name = lanes[i].Boundaries[depth];
                if (i > 0 && lanes[i - 1].Boundaries.Take(depth + 1).SequenceEqual(lanes[i].Boundaries.Take(depth + 1)))
                {
                    continue;
                }

                var last = i;
                while (last + 1 < lanes.Count && lanes[last + 1].Boundaries.Take(depth + 1).SequenceEqual(lanes[i].Boundaries.Take(depth + 1)))
                {
                    last++;
                }

                boxes.Add(new BoundarySpan(name, depth, i, last));
            }
        }

        return boxes;
    }
}
