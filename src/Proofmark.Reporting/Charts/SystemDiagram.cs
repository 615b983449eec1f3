using Proofmark.Systems.Model;

namespace Proofmark.Reporting.Charts;

/// <summary>Components and flows from the entrances on the left to the actions on the right; a way that untrusted text can take to an action stands out.</summary>
internal static class SystemDiagram
{
    /// <summary>Most components that are drawn, described ones first.</summary>
    public const int MaxComponents = 60;

    private const double BoxWidth = 172;
    private const double BoxHeight = 56;
    private const double ColumnStep = 290;
    private const double RowStep = 96;
    private const double Top = 18;
    private const double Margin = 30;
    private const double Lane = 22;

    /// <summary>The drawing; empty when the system has no flows.</summary>
    public static string Draw(AssessmentReport report)
    {
        var system = report.System with { Components = [.. report.System.Components.Take(MaxComponents)] };
        var places = DiagramLayout.Place(system);
        if (places.Count == 0)
        {
            return "";
        }

        var flows = system.Flows.Where(f => places.ContainsKey(f.From) && places.ContainsKey(f.To) && f.From != f.To).ToList();
        var onward = flows.Where(f => !IsReturn(places, f)).ToList();
        var returns = flows.Except(onward).ToList();
        var tainted = ReportFacts.TaintedFlows(report.System);
        var width = (places.Values.Max(p => p.Column) * ColumnStep) + BoxWidth + (2 * Margin);
        var floor = Top + (places.Values.Max(p => p.Row) * RowStep) + BoxHeight;
        var label = $"System diagram: {places.Count} components, {flows.Count} flows, {tainted.Count} of them on a way from untrusted text to an action.";
        var canvas = new SvgCanvas(width, floor + 16 + (returns.Count * Lane), label);
        var ways = onward.Select(f => Onward(f, onward, places)).Concat(returns.Select((f, i) => Return(f, places, floor + ((i + 1) * Lane), i))).ToList();
        foreach (var way in ways.OrderBy(w => tainted.Contains((w.Flow.From, w.Flow.To))))
        {
            var css = tainted.Contains((way.Flow.From, way.Flow.To)) ? "tainted" : "plain";
            canvas.Path(way.Line, $"f-{css}").Path($"M{way.Tip.X} {way.Tip.Y}l-8 -4v8z", $"a-{css}");
        }

        foreach (var way in ways)
        {
            canvas.Text(way.Label.X, way.Label.Y, SvgCanvas.Fit(way.Flow.Label, 16), "t-flow");
        }

        foreach (var component in system.Components.Where(c => places.ContainsKey(c.Id)))
        {
            DrawBox(canvas, Corner(places[component.Id]), component);
        }

        return canvas.ToString();
    }

    private static bool IsReturn(IReadOnlyDictionary<string, (int Column, int Row)> places, SystemFlow flow) =>
        places[flow.To].Column <= places[flow.From].Column;

    private static (double X, double Y) Corner((int Column, int Row) place) => (Margin + (place.Column * ColumnStep), Top + (place.Row * RowStep));

    /// <summary>Flows that share a side of a box leave or enter it one below the other, in the order of the boxes at their far ends.</summary>
    private static double Port(IEnumerable<SystemFlow> sharing, Func<SystemFlow, int> farRow, SystemFlow flow)
    {
        var order = sharing.OrderBy(farRow).ToList();
        return BoxHeight * (order.IndexOf(flow) + 1) / (order.Count + 1);
    }

    /// <summary>A curve from the right side of a box to the left side of one further on.</summary>
    private static Way Onward(SystemFlow flow, List<SystemFlow> onward, IReadOnlyDictionary<string, (int Column, int Row)> places)
    {
        var (from, to) = (Corner(places[flow.From]), Corner(places[flow.To]));
        var (x1, y1) = (from.X + BoxWidth, from.Y + Port(onward.Where(f => f.From == flow.From), f => places[f.To].Row, flow));
        var (x2, y2) = (to.X, to.Y + Port(onward.Where(f => f.To == flow.To), f => places[f.From].Row, flow));
        var bend = Math.Min(70, (x2 - x1) / 2);
        return new Way(flow, $"M{x1} {y1}C{x1 + bend} {y1} {x2 - bend} {y2} {x2 - 7} {y2}", (x2, y2), (x1 + 6, y1 - 5));
    }

    /// <summary>A line around the boxes: out on the right, below all rows, back in on the left.</summary>
    private static Way Return(SystemFlow flow, IReadOnlyDictionary<string, (int Column, int Row)> places, double lane, int index)
    {
        var (from, to) = (Corner(places[flow.From]), Corner(places[flow.To]));
        var shift = Math.Min(index * 4, 12);
        var (x1, y1) = (from.X + BoxWidth, from.Y + BoxHeight - 8);
        var (x2, y2) = (to.X, to.Y + BoxHeight - 8);
        var (right, left) = (x1 + 24 - shift, x2 - 24 + shift);
        return new Way(
            flow,
            $"M{x1} {y1}H{right - 6}Q{right} {y1} {right} {y1 + 6}V{lane - 6}Q{right} {lane} {right - 6} {lane}H{left + 6}Q{left} {lane} {left} {lane - 6}V{y2 + 6}Q{left} {y2} {left + 6} {y2}H{x2 - 7}",
            (x2, y2),
            (x2 + 12, lane - 5));
    }

    private static void DrawBox(SvgCanvas canvas, (double X, double Y) corner, SystemComponent component)
    {
        var untrusted = component.Untrusted.Count > 0;
        var kind = component.Kind.StartsWith("component", StringComparison.Ordinal) ? component.Kind["component".Length..] : component.Kind;
        var note = untrusted ? $"untrusted: {string.Join(", ", component.Untrusted)}"
            : component.Privileges.Count > 0 ? $"may: {string.Join(", ", component.Privileges)}"
            : "";
        canvas.Begin($"{component.Id}: {component.Kind} {note}");
        canvas.Rect(corner.X, corner.Y, BoxWidth, BoxHeight, untrusted || component.Privileges.Count > 0 ? "n-edge" : "n-plain", 6);
        canvas.Text(corner.X + 12, corner.Y + 21, SvgCanvas.Fit(component.Id, 19), "t-node");
        canvas.Text(corner.X + 12, corner.Y + 36, SvgCanvas.Fit(kind, 26), "t-name");
        canvas.Text(corner.X + 12, corner.Y + 49, SvgCanvas.Fit(note, 28), "t-note");
        canvas.End();
    }

    /// <summary>How a flow is drawn: its line, the tip of its arrow and where its label begins.</summary>
    private sealed record Way(SystemFlow Flow, FormattableString Line, (double X, double Y) Tip, (double X, double Y) Label);
}
