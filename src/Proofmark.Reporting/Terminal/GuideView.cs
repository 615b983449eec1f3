using Proofmark.Reporting.Guidance;
using Proofmark.Risk.Assessments;
using Proofmark.Risk.Guidance;
using static Proofmark.Reporting.Terminal.TerminalCanvas;

namespace Proofmark.Reporting.Terminal;

/// <summary>What a persona should do, on the terminal.</summary>
public static class GuideView
{
    /// <summary>Steps of a stage that are shown unless all are asked for.</summary>
    public const int MostSteps = 6;

    /// <summary>Writes the guide of a persona.</summary>
    /// <param name="guide">The guide.</param>
    /// <param name="all">True to show every step.</param>
    /// <param name="output">Where to write.</param>
    /// <param name="style">What the terminal can do.</param>
    public static void Write(PersonaGuide guide, bool all, TextWriter output, TerminalStyle style)
    {
        ArgumentNullException.ThrowIfNull(guide);
        var canvas = new TerminalCanvas(output, style);
        canvas.Line(0, (guide.Persona.Title, Strong)).Line(0, (guide.Persona.Id, Soft)).Gap().Line(0, (guide.Guidance.Summary, Plain));
        if (guide.System is { } system)
        {
            canvas.Gap().Line(0, ($"For the risks of {system}, worst first.", Plain));
        }

        foreach (var stage in guide.Steps.GroupBy(s => s.Stage))
        {
            var steps = stage.ToList();
            canvas.Heading(stage.Key);
            foreach (var step in all ? steps : steps.Take(MostSteps))
            {
                canvas.Line(2, ("- ", Soft), (step.Do, Plain));
                canvas.Line(4, ($"{step.Entry.Title} ({step.Entry.Kind}{(step.Answers.Count > 1 ? $", answers {step.Answers.Count} risks" : "")}) · proofmark explain {ShellWord.Quote(step.Entry.Id)}", Soft));
            }

            if (!all && steps.Count > MostSteps)
            {
                canvas.Line(2, ($"and {steps.Count - MostSteps} more; --all shows them", Soft));
            }
        }
    }

    /// <summary>Writes who there is to be guided, with the questions by which one recognises oneself.</summary>
    public static void WritePersonas(IReadOnlyList<(CatalogueLine Persona, GuidanceEntry Guidance)> personas, TextWriter output, TerminalStyle style)
    {
        ArgumentNullException.ThrowIfNull(personas);
        var canvas = new TerminalCanvas(output, style);
        canvas.Line(0, ("Which of these are you?", Strong));
        foreach (var (persona, guidance) in personas)
        {
            canvas.Gap().Line(0, (persona.Title, Strong), ("  ", Plain), ($"proofmark guide --persona {persona.Id}", Soft)).Line(2, (guidance.Summary, Plain));
            foreach (var question in guidance.Shows)
            {
                canvas.Line(2, ("- ", Soft), (question, Plain));
            }
        }
    }
}
