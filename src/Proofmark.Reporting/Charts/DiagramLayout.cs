using Proofmark.Systems.Model;

namespace Proofmark.Reporting.Charts;

/// <summary>
/// Where components stand in the diagram: a column for each step from the entrances, and a lane of rows for each set of trust boundaries, so that
/// the box of a boundary holds its components and no others.
/// </summary>
internal sealed record DiagramLayout
{
    public const double BoxWidth = 172;
    public const double BoxHeight = 56;

    private const double ColumnStep = 290;
    private const double RowStep = 96;
    private const double LaneGap = 34;
    private const double Head = 26;
    private const double Inset = 14;
    private const double Top = 10;

    /// <summary>Upper left corner, column and row of each component that takes part in a flow.</summary>
    public required IReadOnlyDictionary<string, Place> Places { get; init; }

    /// <summary>The boxes of the boundaries, outer ones before those inside them.</summary>
    public required IReadOnlyList<Box> Boxes { get; init; }

    /// <summary>Width of everything.</summary>
    public required double Width { get; init; }

    /// <summary>Lower end of the lowest box.</summary>
    public required double Floor { get; init; }

    /// <summary>Places the components of a system.</summary>
    public static DiagramLayout Of(SystemModel system)
    {
        var columns = DiagramColumns.Of(system);
        var lanes = DiagramLanes.Of(system, columns);
        var spans = DiagramLanes.Boxes(lanes);
        var deepest = spans.Count == 0 ? 0 : spans.Max(s => s.Depth) + 1;
        var margin = Math.Max(60, 30 + (deepest * Inset));
        var places = new Dictionary<string, Place>(StringComparer.Ordinal);
        var (tops, bottoms) = (new double[lanes.Count], new double[lanes.Count]);
        var (y, row) = (Top, 0);
        for (var i = 0; i < lanes.Count; i++)
        {
            y += (i == 0 ? 0 : LaneGap) + (Head * spans.Count(s => s.First == i));
            tops[i] = y;
            var rows = new Dictionary<int, int>();
            foreach (var id in lanes[i].Components)
            {
                var (column, down) = (columns[id], rows.GetValueOrDefault(columns[id]));
                places[id] = new Place(margin + (column * ColumnStep), y + (down * RowStep), column, row + down);
                rows[column] = down + 1;
            }

            row += rows.Values.Max();
            bottoms[i] = y + ((rows.Values.Max() - 1) * RowStep) + BoxHeight;
            y = bottoms[i] + (Inset * spans.Count(s => s.Last == i));
        }

        return new DiagramLayout
        {
            Places = places,
            Boxes = [.. spans.Select(s => Around(s, spans, lanes, places, tops, bottoms, deepest))],
            Width = (columns.Values.DefaultIfEmpty(0).Max() * ColumnStep) + BoxWidth + (2 * margin),
            Floor = y,
        };
    }

    private static Box Around(
        BoundarySpan span, IReadOnlyList<BoundarySpan> all, IReadOnlyList<DiagramLane> lanes, Dictionary<string, Place> places, double[] tops, double[] bottoms, int deepest)
    {
        var members = Enumerable.Range(span.First, span.Last - span.First + 1).SelectMany(i => lanes[i].Components).Select(id => places[id]).ToList();
        var side = Inset * (deepest - span.Depth);
        var (left, right) = (members.Min(p => p.X) - side, members.Max(p => p.X) + BoxWidth + side);
        var above = Head * all.Count(s => s.First == span.First && s.Depth >= span.Depth);
        var below = Inset * all.Count(s => s.Last == span.Last && s.Depth >= span.Depth);
        var top = tops[span.First] - above;
        return new Box(span.Name, left, top, right - left, bottoms[span.Last] + below - top);
    }

    /// <summary>Where a component stands.</summary>
    internal sealed record Place(double X, double Y, int Column, int Row);

    /// <summary>The box of a boundary.</summary>
    internal sealed record Box(string Name, double X, double Y, double Width, double Height);
}
