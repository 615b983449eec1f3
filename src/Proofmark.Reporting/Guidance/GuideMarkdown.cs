using System.Text;

namespace Proofmark.Reporting.Guidance;

/// <summary>A persona's guide as a task list in Markdown.</summary>
public static class GuideMarkdown
{
    /// <summary>Renders a guide.</summary>
    public static string Render(PersonaGuide guide)
    {
        ArgumentNullException.ThrowIfNull(guide);
        var text = new StringBuilder($"# {guide.Persona.Title}\n\n{guide.Guidance.Summary}\n");
        foreach (var stage in guide.Steps.GroupBy(s => s.Stage))
        {
            text.Append($"\n## {stage.Key}\n\n");
            foreach (var step in stage)
            {
                text.Append($"- [ ] {step.Do} ({step.Entry.Title}, `{step.Entry.Id}`)\n");
            }
        }

        return text.ToString();
    }
}
