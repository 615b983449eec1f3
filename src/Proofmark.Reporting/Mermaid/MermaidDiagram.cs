using System.Text;
using Proofmark.Reporting.Text;
using Proofmark.Systems.Description;
using Proofmark.Systems.Model;

namespace Proofmark.Reporting.Mermaid;

/// <summary>A system as a Mermaid flowchart: trust boundaries as boxes, flows as arrows, dotted where they were concluded and not described.</summary>
public static class MermaidDiagram
{
    /// <summary>Renders a system.</summary>
    public static string Render(SystemModel system)
    {
        ArgumentNullException.ThrowIfNull(system);
        var names = system.Components.Select((c, i) => (c.Id, Name: $"c{i}")).ToDictionary(p => p.Id, p => p.Name, StringComparer.Ordinal);
        var text = new StringBuilder("flowchart LR\n");
        var boxed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, boundary) in system.Boundaries.Index())
        {
            text.Append($"  subgraph b{index}[\"{Label(boundary.Key)}\"]\n");
            foreach (var component in system.Components.Where(c => boundary.Value.Contains(c.Id, StringComparer.Ordinal) && boxed.Add(c.Id)))
            {
                Node(text, "    ", names[component.Id], component);
            }

            text.Append("  end\n");
        }

        foreach (var component in system.Components.Where(c => boxed.Add(c.Id)))
        {
            Node(text, "  ", names[component.Id], component);
        }

        foreach (var flow in system.Flows.Where(f => names.ContainsKey(f.From) && names.ContainsKey(f.To)))
        {
            var label = flow.Label.Length == 0 ? "" : $"|\"{Label(flow.Label)}\"|";
            text.Append($"  {names[flow.From]} {(flow.Declared ? "-->" : "-.->")}{label} {names[flow.To]}\n");
        }

        return text.ToString();
    }

    private static void Node(StringBuilder text, string indent, string name, SystemComponent component)
    {
        var untrusted = component.Untrusted.Count > 0 ? $"<br/>untrusted: {Label(string.Join(", ", component.Untrusted))}" : "";
        text.Append($"{indent}{name}[\"{Label(component.Id)}<br/>{ComponentKinds.AliasOf(component.Kind)}{untrusted}\"]\n");
    }

    // Inside of quotes Mermaid reads entities written with a hash sign; anything that could end the label or become markup is written so.
    private static string Label(string text)
    {
        var label = new StringBuilder();
        foreach (var c in SafeText.Visible(text))
        {
            label.Append(char.IsLetterOrDigit(c) || " .,:/@+-_()".Contains(c, StringComparison.Ordinal) ? c.ToString() : $"#{(int)c};");
        }

        return label.ToString();
    }
}
