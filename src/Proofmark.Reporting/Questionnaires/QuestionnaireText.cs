using System.Text;
using Proofmark.Reporting.Csv;
using Proofmark.Reporting.Markdown;

namespace Proofmark.Reporting.Questionnaires;

/// <summary>Writes a questionnaire: a table to fill in, and a page to read.</summary>
internal static class QuestionnaireText
{
    /// <summary>The table. Its columns are those that <c>evidence import</c> and <c>init --answers</c> read.</summary>
    public static string Csv(VendorQuestionnaire questionnaire)
    {
        var text = new StringBuilder().Row("question", "component", "asked", "possible", "why", "answer", "because", "author", "date");
        foreach (var question in questionnaire.Questions)
        {
            text.Row(question.Id, questionnaire.Component, question.Asked, string.Join("; ", question.Possible.Select(p => p.Means.Length > 0 ? $"{p.Answer}: {p.Means}" : p.Answer)), question.Why, "", "", "", "");
        }

        return text.ToString();
    }

    /// <summary>The page.</summary>
    public static string Markdown(VendorQuestionnaire questionnaire)
    {
        var text = new StringBuilder($"# Questions about {MarkdownText.Prose(questionnaire.Component)}\n\n");
        text.Append($"For the provider of {MarkdownText.Prose(questionnaire.Of)} in the system {MarkdownText.Prose(questionnaire.System)}. Please give each answer a reason, a name and a day. ");
        text.Append("An answer is a statement of yours: it is recorded under your name, counts less than anything that can be checked, and is asked again when it grows old. \"Unknown\" is a good answer.\n");
        for (var i = 0; i < questionnaire.Questions.Count; i++)
        {
            Append(text, i + 1, questionnaire.Questions[i]);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, int number, VendorQuestion question)
    {
        text.Append($"\n## {number}. {MarkdownText.Prose(question.Asked)}\n\n{MarkdownText.Prose(question.Why)} {MarkdownText.Code(question.Id)}\n\n");
        foreach (var (answer, means) in question.Possible)
        {
            text.Append($"- [ ] **{MarkdownText.Prose(answer)}**{(means.Length > 0 ? $": {MarkdownText.Prose(means)}" : "")}\n");
        }

        text.Append("\nBecause:\n\nName, day:\n");
    }
}
