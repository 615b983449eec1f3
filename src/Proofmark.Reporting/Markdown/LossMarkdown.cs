using System.Text;
using Proofmark.Reporting.Text;
using Proofmark.Risk.Loss;
using static Proofmark.Reporting.Markdown.MarkdownText;

namespace Proofmark.Reporting.Markdown;

/// <summary>What a year may cost, as a section of the comment; nothing where the owner gave no range.</summary>
internal static class LossMarkdown
{
    public static void Append(StringBuilder text, LossAssessment? loss, int most)
    {
        if (loss is null)
        {
            return;
        }

        text.Append($"\n### Loss\n\n{Prose(LossWords.Lead(loss))}\n\n");
        if (loss.Simulation is not { } simulation)
        {
            text.Append($"{Prose(LossWords.NothingSimulated)}\n");
            return;
        }

        foreach (var (name, of) in LossWords.Rows)
        {
            text.Append($"- {Prose(name)}: **{Prose(LossWords.Amount(of(simulation.Residual), loss.Currency))}**"
                + (of(simulation.Residual) == of(simulation.Inherent) ? "\n" : $" (as if no control worked: {Prose(LossWords.Amount(of(simulation.Inherent), loss.Currency))})\n"));
        }

        foreach (var verdict in loss.Tolerance.OrderBy(t => t.Standing).Take(most))
        {
            text.Append($"- Tolerance **{Words.Spoken(verdict.Standing)}**: {Prose(verdict.Why)}\n");
        }

        if (loss.Tolerance.Count > most)
        {
            text.Append($"- and {loss.Tolerance.Count - most} more points of the tolerance in the JSON output\n");
        }

        text.Append($"\n_{Prose(LossWords.Method(simulation))}_\n");
    }
}
