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
        var returns = flows.Count(f => IsReturn(places, f));
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
                DrawFlow(canvas, Corner(places[flow.From]), Corner(places[flow.To]), flow.Label, css);
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

    private static void DrawFlow(SvgCanvas canvas, (double X, double Y) from, (double X, double Y) to, string label, string css)
    {
        var (x1, y1) = (from.X + BoxWidth, from.Y + (BoxHeight / 2));
        var (x2, y2) = (to.X, to.Y + (BoxHeight / 2));
        var bend = Math.Min(60, (x2 - x1) / 2);
        canvas.Path($"M{x1} {y1}C{x1 + bend} {y1} {x2 - bend} {y2} {x2 - 7} {y2}", $"f-{css}");
        canvas.Path($"M{x2} {y2}l-8 -4v8z", $"a-{css}");
        canvas.Text((x1 + x2) / 2, ((y1 + y2) / 2) - 7, SvgCanvas.Fit(label, 13), "t-flow");
    }

    private static void DrawReturn(SvgCanvas canvas, (double X, double Y) from, (double X, double Y) to, string label, string css, double lane)
    {
        var (x1, x2) = (from.X + (BoxWidth * 0.6), to.X + (BoxWidth * 0.4));
        var (y1, y2) = (from.Y + BoxHeight, to.Y + BoxHeight);
        canvas.Path($"M{x1} {y1}V{lane - 6}Q{x1} {lane} {x1 - 6} {lane}H{x2 + 6}Q{x2} {lane} {x2} {lane - 6}V{y2 + 7}", $"f-{css}");
        canvas.Path($"M{x2} {y2}l-4 8h8z", $"a-{css}");
        canvas.Text((x1 + x2) / 2, lane - 5, SvgCanvas.Fit(label, 24), "t-flow");
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
