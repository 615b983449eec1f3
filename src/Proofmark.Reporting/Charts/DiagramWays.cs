using Proofmark.Systems.Model;

namespace Proofmark.Reporting.Charts;

/// <summary>How a flow is drawn: its line, the tip of its arrow and where its label begins.</summary>
internal sealed record DiagramWay(SystemFlow Flow, FormattableString Line, (double X, double Y) Tip, (double X, double Y) Label, bool IsReturn);

/// <summary>Leads flows between components: onward ones straight, others around everything.</summary>
internal static class DiagramWays
{
    /// <summary>How many flows that lead back keep apart beside the boxes.</summary>
    private const int Lanes = 7;

    /// <summary>The ways of all flows.</summary>
    /// <param name="flows">The flows.</param>
    /// <param name="layout">Where the components stand.</param>
    /// <param name="lane">Distance between flows that lead back below everything.</param>
    public static IReadOnlyList<DiagramWay> Of(IReadOnlyList<SystemFlow> flows, DiagramLayout layout, double lane)
    {
        var onward = flows.Where(f => layout.Places[f.To].Column > layout.Places[f.From].Column).ToList();
        return [.. onward.Select(f => Onward(f, onward, layout)), .. flows.Except(onward).Select((f, i) => Return(f, layout, layout.Floor + ((i + 1) * lane), i))];
    }

    /// <summary>Flows that share a side of a box leave or enter it one below the other, in the order of the boxes at their far ends.</summary>
    private static double Port(IEnumerable<SystemFlow> sharing, Func<SystemFlow, int> farRow, SystemFlow flow)
    {
        var order = sharing.OrderBy(farRow).ToList();
        return DiagramLayout.BoxHeight * (order.IndexOf(flow) + 1) / (order.Count + 1);
    }

    /// <summary>A curve from the right side of a box to the left side of one further on.</summary>
    private static DiagramWay Onward(SystemFlow flow, List<SystemFlow> onward, DiagramLayout layout)
    {
        var (from, to) = (layout.Places[flow.From], layout.Places[flow.To]);
        var (x1, y1) = (from.X + DiagramLayout.BoxWidth, from.Y + Port(onward.Where(f => f.From == flow.From), f => layout.Places[f.To].Row, flow));
        var (x2, y2) = (to.X, to.Y + Port(onward.Where(f => f.To == flow.To), f => layout.Places[f.From].Row, flow));
        var bend = Math.Min(70, (x2 - x1) / 2);
        return new DiagramWay(flow, $"M{x1} {y1}C{x1 + bend} {y1} {x2 - bend} {y2} {x2 - 7} {y2}", (x2, y2), (x1 + 6, y1 - 5), false);
    }

    /// <summary>A line around the boxes: out on the right, below all rows, back in on the left.</summary>
    private static DiagramWay Return(SystemFlow flow, DiagramLayout layout, double lane, int index)
    {
        var (from, to) = (layout.Places[flow.From], layout.Places[flow.To]);
        var shift = 20 + (index % Lanes * 5);
        var (x1, y1) = (from.X + DiagramLayout.BoxWidth, from.Y + DiagramLayout.BoxHeight - 8);
        var (x2, y2) = (to.X, to.Y + DiagramLayout.BoxHeight - 8);
        var (right, left) = (x1 + shift, x2 - shift);
        return new DiagramWay(
            flow,
            $"M{x1} {y1}H{right - 6}Q{right} {y1} {right} {y1 + 6}V{lane - 6}Q{right} {lane} {right - 6} {lane}H{left + 6}Q{left} {lane} {left} {lane - 6}V{y2 + 6}Q{left} {y2} {left + 6} {y2}H{x2 - 7}",
            (x2, y2),
            (x2 + 12, lane - 5),
            true);
    }
}
