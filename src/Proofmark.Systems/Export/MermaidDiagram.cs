using System.Globalization;
using System.Text;
using Proofmark.Systems.Description;
using Proofmark.Systems.Model;

namespace Proofmark.Systems.Export;

/// <summary>The graph of a system as a Mermaid flowchart: trust boundaries are boxes, concluded flows are dotted. Same system, same text.</summary>
public static class MermaidDiagram
{
    /// <summary>The diagram's text, with line feeds.</summary>
    /// <param name="model">The system. A component of several boundaries is drawn in the first of them.</param>
    public static string Render(SystemModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var text = new StringBuilder("flowchart LR\n");
        var number = model.Components.Select((c, i) => (c.Id, i)).ToDictionary(p => p.Id, p => p.i, StringComparer.Ordinal);
        var drawn = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (boundary, index) in model.Boundaries.Select((b, i) => (b, i)))
        {
            text.Append(CultureInfo.InvariantCulture, $"  subgraph b{index}[\"{Label(boundary.Key)}\"]\n");
            foreach (var component in model.Components.Where(c => boundary.Value.Contains(c.Id) && drawn.Add(c.Id)))
            {
                text.Append("    ").Append(Node(component, number[component.Id]));
            }

            text.Append("  end\n");
        }

        foreach (var component in model.Components.Where(c => !drawn.Contains(c.Id)))
        {
            text.Append("  ").Append(Node(component, number[component.Id]));
        }

        foreach (var flow in model.Flows.Where(f => number.ContainsKey(f.From) && number.ContainsKey(f.To)))
        {
            var label = flow.Label.Length == 0 ? "" : $"|\"{Label(flow.Label)}\"|";
            text.Append(CultureInfo.InvariantCulture, $"  c{number[flow.From]} {(flow.Declared ? "-->" : "-.->")}{label} c{number[flow.To]}\n");
        }

        return text.ToString();
    }

    private static string Node(SystemComponent component, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"c{number}[\"{Label(component.Id)}<br/>{Label(ComponentKinds.AliasOf(component.Kind))}\"]\n");

    // A name from the tree may hold anything: what could mean something to Mermaid or HTML becomes a numeric entity.
    private static string Label(string text)
    {
        var label = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            _ = Rune.IsLetterOrDigit(rune) || rune.Value is ' ' or '-' or '_' or '.' or '/' or ','
                ? label.Append(rune)
                : label.Append(CultureInfo.InvariantCulture, $"#{rune.Value};");
        }

        return label.ToString();
    }
}
