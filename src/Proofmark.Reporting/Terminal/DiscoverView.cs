using Proofmark.Reporting.Text;
using Proofmark.Systems.Model;
using static Proofmark.Reporting.Terminal.TerminalCanvas;

namespace Proofmark.Reporting.Terminal;

/// <summary>What discovery saw, on the terminal.</summary>
public static class DiscoverView
{
    /// <summary>Writes components, then facts by kind, then what could not be read.</summary>
    public static void Write(SystemModel system, TextWriter output, TerminalStyle style)
    {
        ArgumentNullException.ThrowIfNull(system);
        var canvas = new TerminalCanvas(output, style);
        canvas.Line(0, (system.Id, Strong), ($"  {Figures.Count(system.Components.Count, "component")}, {Figures.Count(system.Facts.Count, "fact")}", Plain));
        canvas.Heading("Components").Columns(system.Components.Select(Row));
        foreach (var group in system.Facts.GroupBy(f => f.Kind).OrderBy(g => g.Key))
        {
            canvas.Heading(Words.Spoken(group.Key)).Columns(group.Select(f => new (string?, Spectre.Console.Style)[]
            {
                (f.Value, Plain), (f.Location.ToString(), Soft), ($"{Words.Of(f.Confidence)} confidence", Soft), (string.Join(", ", f.Attributes.Select(a => $"{a.Key}={a.Value}")), Soft),
            }));
        }

        if (system.Unread.Count > 0)
        {
            canvas.Heading("Not read").Columns(system.Unread.Select(u => new (string?, Spectre.Console.Style)[]
            {
                (u.Location.ToString(), Plain), (u.Reason, Unsure),
            }));
        }
    }

    private static (string? Text, Spectre.Console.Style Style)[] Row(SystemComponent component) =>
    [
        (component.Id, Plain), (component.Kind, Soft), (component.Declared ? "described" : "discovered", Soft), (component.Location.ToString(), Soft),
    ];
}
