using System.Text;
using Proofmark.Reporting.Text;
using Proofmark.Risk.Guidance;

namespace Proofmark.Reporting.Guidance;

/// <summary>Guidance as Markdown. The texts are ours, so that they are written as they stand.</summary>
public static class GuidanceMarkdown
{
    /// <summary>One entry with its relations.</summary>
    /// <param name="explanation">The entry.</param>
    /// <param name="level">Level of its heading, from 1 to 4.</param>
    public static string Render(Explanation explanation, int level = 1)
    {
        ArgumentNullException.ThrowIfNull(explanation);
        var guidance = explanation.Guidance;
        var text = new StringBuilder();
        text.Append($"{new string('#', level)} {explanation.Line.Title}\n\n`{explanation.Line.Id}` ({explanation.Line.Kind})");
        text.Append(guidance.Parent is { } parent ? $", ours, part of `{parent}`\n\n" : "\n\n");
        text.Append($"**{guidance.Summary}**\n\n{guidance.What}\n\n");
        List(text, "How it shows", guidance.Shows);
        List(text, "How to test", guidance.Test.Select(t => t.Command is { } command ? $"{t.How} `{command}`" : t.How));
        text.Append("**How to measure**\n\n");
        text.Append($"{guidance.Measure.Method}\n\n- At least {Figures.Number(guidance.Measure.Minimum.N)} {guidance.Measure.Minimum.Of}: {guidance.Measure.Minimum.Because}\n");
        text.Append($"- Read it: {guidance.Measure.Read}\n- It misleads when: {guidance.Measure.Lies}\n\n");
        List(text, "How to fix", guidance.Fix.Select(f => $"{f.Do} ({Who(f)})"));
        text.Append($"For {string.Join(", ", guidance.For.Select(GuidanceWords.Persona))}. Stages: {string.Join(", ", guidance.Stages)}.\n");
        if (guidance.References.Count > 0)
        {
            text.Append($"References: {string.Join(", ", guidance.References)}.\n");
        }

        foreach (var relation in explanation.Related.Where(r => r.Entries.Count > 0))
        {
            text.Append($"{char.ToUpperInvariant(relation.Name[0])}{relation.Name[1..]}: {string.Join(", ", relation.Entries.Select(e => $"`{e.Id}`"))}.\n");
        }

        return text.ToString();
    }

    private static void List(StringBuilder text, string title, IEnumerable<string> items)
    {
        text.Append($"**{title}**\n\n");
        foreach (var item in items)
        {
            text.Append($"- {item}\n");
        }

        text.Append('\n');
    }

    private static string Who(GuidanceFix fix) =>
        $"{string.Join(", ", fix.For.Select(GuidanceWords.Persona))}; {string.Join(", ", fix.Stage)}{(fix.Control is { } control ? $"; `{control}`" : "")}";
}
