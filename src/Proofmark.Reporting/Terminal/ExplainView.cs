using Proofmark.Reporting.Guidance;
using Proofmark.Reporting.Text;
using Proofmark.Risk.Guidance;
using static Proofmark.Reporting.Terminal.TerminalCanvas;

namespace Proofmark.Reporting.Terminal;

/// <summary>An entry of the guidance on the terminal.</summary>
public static class ExplainView
{
    private const int MostRelated = 8;

    /// <summary>Writes one entry.</summary>
    public static void Write(Explanation explanation, TextWriter output, TerminalStyle style)
    {
        ArgumentNullException.ThrowIfNull(explanation);
        var guidance = explanation.Guidance;
        var canvas = new TerminalCanvas(output, style);
        canvas.Line(0, (explanation.Line.Title, Strong));
        canvas.Line(0, ($"{explanation.Line.Kind}  {explanation.Line.Id}", Soft), (guidance.Parent is { } parent ? $"  (ours, part of {parent})" : "", Soft));
        canvas.Gap().Line(0, (guidance.Summary, Strong)).Gap().Line(0, (guidance.What, Plain));
        Bullets(canvas, "How it shows", guidance.Shows);
        canvas.Heading("How to test");
        foreach (var test in guidance.Test)
        {
            Bullet(canvas, test.How);
            if (test.Command is { } command)
            {
                canvas.Line(4, ("$ ", Soft), (command, Strong));
            }
        }

        var measure = guidance.Measure;
        canvas.Heading("How to measure").Line(2, (measure.Method, Plain));
        canvas.Line(2, ("at least ", Soft), ($"{Figures.Number(measure.Minimum.N)} {measure.Minimum.Of}: ", Strong), (measure.Minimum.Because, Plain));
        canvas.Line(2, ("read it ", Soft), (measure.Read, Plain));
        canvas.Line(2, ("it misleads ", Soft), (measure.Lies, Plain));
        canvas.Heading("How to fix, best first");
        foreach (var (index, fix) in guidance.Fix.Index())
        {
            canvas.Line(2, ($"{index + 1}. ", Soft), (fix.Do, Plain));
            canvas.Line(5, (Who(fix), Soft));
        }

        canvas.Gap().Line(0, ("For ", Soft), (string.Join(", ", guidance.For.Select(GuidanceWords.Persona)), Plain));
        canvas.Line(0, ("Stages ", Soft), (string.Join(", ", guidance.Stages), Plain));
        if (guidance.References.Count > 0)
        {
            canvas.Line(0, ("References ", Soft), (string.Join(", ", guidance.References), Plain));
        }

        foreach (var relation in explanation.Related.Where(r => r.Entries.Count > 0))
        {
            canvas.Heading($"{relation.Name} ({relation.Entries.Count})")
                .Columns(relation.Entries.Take(MostRelated).Select(e => new (string?, Spectre.Console.Style)[] { (e.Id, Plain), (e.Title, Plain), (e.Note, Soft) }));
            if (relation.Entries.Count > MostRelated)
            {
                canvas.Line(2, ($"and {relation.Entries.Count - MostRelated} more: proofmark catalog show {explanation.Line.Id}", Soft));
            }
        }
    }

    private static void Bullets(TerminalCanvas canvas, string title, IEnumerable<string> items)
    {
        canvas.Heading(title);
        foreach (var item in items)
        {
            Bullet(canvas, item);
        }
    }

    private static void Bullet(TerminalCanvas canvas, string text) => canvas.Line(2, ("- ", Soft), (text, Plain));

    private static string Who(GuidanceFix fix) =>
        $"{string.Join(", ", fix.For.Select(GuidanceWords.Persona))} · {string.Join(", ", fix.Stage)}{(fix.Control is { } control ? $" · {control}" : "")}";
}
