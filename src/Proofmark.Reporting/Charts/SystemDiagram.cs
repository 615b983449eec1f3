using Proofmark.Systems.Model;

namespace Proofmark.Reporting.Charts;

/// <summary>
/// Components and flows from the entrances on the left to the actions on the right, trust boundaries as boxes around them. The most open way from untrusted text to an action is
/// heavy, other such ways stand out.
/// </summary>
internal static class SystemDiagram
{
    /// <summary>Most components that are drawn, described ones first.</summary>
    public const int MaxComponents = 60;

    private const double Lane = 22;

    /// <summary>The drawing; empty when the system has no flows.</summary>
    public static string Draw(AssessmentReport report)
    {
        var system = report.System with { Components = [.. report.System.Components.Take(MaxComponents)] };
        var layout = DiagramLayout.Of(system);
        if (layout.Places.Count == 0)
        {
            return "";
        }

        var flows = system.Flows.Where(f => layout.Places.ContainsKey(f.From) && layout.Places.ContainsKey(f.To) && f.From != f.To).ToList();
        var ways = DiagramWays.Of(flows, layout, Lane);
        var weights = new FlowWeights(report);
        var canvas = new SvgCanvas(layout.Width, layout.Floor + 16 + (ways.Count(w => w.IsReturn) * Lane), Label(layout, flows, weights));
        foreach (var box in layout.Boxes)
        {
            canvas.Begin($"Trust boundary {box.Name}").Rect(box.X, box.Y, box.Width, box.Height, "n-boundary", 10)
                .Text(box.X + 12, box.Y + 17, SvgCanvas.Fit(box.Name, 40), "t-name").End();
        }

        foreach (var way in ways.OrderBy(w => weights.Of(w.Flow)))
        {
            var css = weights.Of(way.Flow) switch { FlowWeight.Attack => "attack", FlowWeight.Tainted => "tainted", _ => "plain" };
            canvas.Path(way.Line, $"f-{css}").Path($"M{way.Tip.X} {way.Tip.Y}l-9 -4.5v9z", $"a-{css}");
        }

        foreach (var way in ways)
        {
            canvas.Begin($"{way.Flow.From} -> {way.Flow.To}: {way.Flow.Label}").Text(way.Label.X, way.Label.Y, SvgCanvas.Fit(way.Flow.Label, 16), "t-flow").End();
        }

        foreach (var component in system.Components.Where(c => layout.Places.ContainsKey(c.Id)))
        {
            DrawComponent(canvas, layout.Places[component.Id], component, component.Id == weights.WeakestStep);
        }

        return canvas.ToString();
    }

    private static string Label(DiagramLayout layout, List<SystemFlow> flows, FlowWeights weights)
    {
        var tainted = flows.Count(f => weights.Of(f) != FlowWeight.Plain);
        return $"System diagram: {layout.Places.Count} components, {flows.Count} flows, {tainted} of them on a way from untrusted text to an action, {layout.Boxes.Count} trust boundaries.";
    }

    private static void DrawComponent(SvgCanvas canvas, DiagramLayout.Place corner, SystemComponent component, bool isWeakest)
    {
        var untrusted = component.Untrusted.Count > 0;
        var kind = component.Kind.StartsWith("component", StringComparison.Ordinal) ? component.Kind["component".Length..] : component.Kind;
        var note = untrusted ? $"untrusted: {string.Join(", ", component.Untrusted)}"
            : component.Privileges.Count > 0 ? $"may: {string.Join(", ", component.Privileges)}"
            : "";
        canvas.Begin($"{component.Id}: {component.Kind} {note}{(isWeakest ? ", stops least on the heavy line" : "")}");
        canvas.Rect(corner.X, corner.Y, DiagramLayout.BoxWidth, DiagramLayout.BoxHeight, isWeakest ? "n-weakest" : untrusted || component.Privileges.Count > 0 ? "n-edge" : "n-plain", 6);
        canvas.Text(corner.X + 12, corner.Y + 21, SvgCanvas.Fit(component.Id, 19), "t-node");
        canvas.Text(corner.X + 12, corner.Y + 36, SvgCanvas.Fit(kind, 26), "t-name");
        canvas.Text(corner.X + 12, corner.Y + 49, SvgCanvas.Fit(note, 28), "t-note");
        canvas.End();
    }
}
