using Proofmark.Systems.Model;

namespace Proofmark.Reporting.Charts;

/// <summary>Components and flows from the entrances on the left to the actions on the right; a way that untrusted text can take to an action stands out.</summary>
internal static class SystemDiagram
{
    private const double BoxWidth = 150;
    private const double BoxHeight = 56;
    private const double ColumnStep = 236;
    private const double RowStep = 96;
    private const double Top = 18;

    /// <summary>The drawing; empty when the system has no flows.</summary>
    public static string Draw(AssessmentReport report)
    {
        var places = DiagramLayout.Place(report.System);
        if (places.Count == 0)
        {
            return "";
        }

        var flows = report.System.Flows.Where(f => places.ContainsKey(f.From) && places.ContainsKey(f.To) && f.From != f.To).ToList();
        var onward = flows.Where(f => !IsReturn(places, f)).ToList();
        var returns = flows.Count - onward.Count;
        var tainted = ReportFacts.TaintedFlows(report.System);
        var width = (places.Values.Max(p => p.Column) * ColumnStep) + BoxWidth + 4;
        var floor = Top + (places.Values.Max(p => p.Row) * RowStep) + BoxHeight;
        var label = $"System diagram: {places.Count} components, {flows.Count} flows, {tainted.Count} of them on a way from untrusted text to an action.";
        var canvas = new SvgCanvas(width, floor + 16 + (returns * 22), label);

        var lane = floor;
        foreach (var flow in flows.OrderBy(f => tainted.Contains((f.From, f.To))))
        {
            var css = tainted.Contains((flow.From, flow.To)) ? "tainted" : "plain";
            if (IsReturn(places, flow))
            {
                lane += 22;
                DrawReturn(canvas, Corner(places[flow.From]), Corner(places[flow.To]), flow.Label, css, lane);
            }
            else
            {
                var start = Corner(places[flow.From]).Y + Port(onward.Where(f => f.From == flow.From), f => places[f.To].Row, flow);
                var end = Corner(places[flow.To]).Y + Port(onward.Where(f => f.To == flow.To), f => places[f.From].Row, flow);
                DrawFlow(canvas, (Corner(places[flow.From]).X + BoxWidth, start), (Corner(places[flow.To]).X, end), flow.Label, css);
            }
        }

        foreach (var component in report.System.Components.Where(c => places.ContainsKey(c.Id)))
        {
            DrawBox(canvas, Corner(places[component.Id]), component);
        }

        return canvas.ToString();
    }

    private static bool IsReturn(IReadOnlyDictionary<string, (int Column, int Row)> places, SystemFlow flow) =>
        places[flow.To].Column <= places[flow.From].Column;

    private static (double X, double Y) Corner((int Column, int Row) place) => (2 + (place.Column * ColumnStep), Top + (place.Row * RowStep));

    /// <summary>Flows that share a side of a box leave or enter it one below the other, in the order of the boxes at their far ends.</summary>
    private static double Port(IEnumerable<SystemFlow> sharing, Func<SystemFlow, int> farRow, SystemFlow flow)
    {
        var order = sharing.OrderBy(farRow).ToList();
        return BoxHeight * (order.IndexOf(flow) + 1) / (order.Count + 1);
    }

    private static void DrawFlow(SvgCanvas canvas, (double X, double Y) from, (double X, double Y) to, string label, string css)
    {
        var bend = Math.Min(60, (to.X - from.X) / 2);
        canvas.Path($"M{from.X} {from.Y}C{from.X + bend} {from.Y} {to.X - bend} {to.Y} {to.X - 7} {to.Y}", $"f-{css}");
        canvas.Path($"M{to.X} {to.Y}l-8 -4v8z", $"a-{css}");
        canvas.Text(from.X + 6, from.Y - 5, SvgCanvas.Fit(label, 12), "t-flow");
    }

    private static void DrawReturn(SvgCanvas canvas, (double X, double Y) from, (double X, double Y) to, string label, string css, double lane)
    {
        var (x1, x2) = (from.X + (BoxWidth * 0.6), to.X + (BoxWidth * 0.4));
        var (y1, y2) = (from.Y + BoxHeight, to.Y + BoxHeight);
        canvas.Path($"M{x1} {y1}V{lane - 6}Q{x1} {lane} {x1 - 6} {lane}H{x2 + 6}Q{x2} {lane} {x2} {lane - 6}V{y2 + 7}", $"f-{css}");
        canvas.Path($"M{x2} {y2}l-4 8h8z", $"a-{css}");
        canvas.Text((x1 + x2) / 2, lane - 5, SvgCanvas.Fit(label, 24), "t-flow t-mid");
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
        canvas.Text(corner.X + 12, corner.Y + 21, SvgCanvas.Fit(component.Id, 18), "t-node");
        canvas.Text(corner.X + 12, corner.Y + 36, SvgCanvas.Fit(kind, 23), "t-name");
        canvas.Text(corner.X + 12, corner.Y + 49, SvgCanvas.Fit(note, 24), "t-note");
        canvas.End();
    }
}
