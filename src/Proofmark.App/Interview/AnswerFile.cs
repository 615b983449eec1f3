using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Interchange.Questionnaires;
using Proofmark.Systems.Interview;

namespace Proofmark.App.Interview;

/// <summary>
/// Answers in a file: YAML with the sections of a description (<c>components: {tools: {approval: all}}</c>, and flows by <c>"from -> to"</c>), or the table of a questionnaire with the
/// columns <c>question</c> (or <c>control</c>), <c>component</c> and <c>answer</c>. A row about a control is evidence and is left to <c>evidence import</c>.
/// </summary>
public static class AnswerFile
{
    /// <summary>Reads answers. All mistakes are reported at once.</summary>
    /// <param name="file">Name for error messages.</param>
    /// <param name="bytes">UTF-8 text.</param>
    /// <param name="questions">The questions that may be answered.</param>
    /// <param name="limits">Bounds.</param>
    /// <param name="errors">Where every mistake is put.</param>
    /// <param name="leftOut">Number of rows of a table that answer none of the questions of a description.</param>
    public static IReadOnlyList<(InterviewQuestion Question, string Answer)> Read(
        string file, ReadOnlySpan<byte> bytes, IReadOnlyList<InterviewQuestion> questions, Limits limits, List<DocumentError> errors, out int leftOut)
    {
        ArgumentNullException.ThrowIfNull(questions);
        ArgumentNullException.ThrowIfNull(errors);
        leftOut = 0;
        var asked = new Asked(file, questions, errors);
        return QuestionnaireReader.Recognises(bytes) ? Table(file, bytes, asked, limits, errors, out leftOut) : Sections(file, bytes, asked, limits, errors);
    }

    private static List<(InterviewQuestion, string)> Table(string file, ReadOnlySpan<byte> bytes, Asked asked, Limits limits, List<DocumentError> errors, out int leftOut)
    {
        leftOut = 0;
        var reading = QuestionnaireReader.Read(file, bytes, limits, asked.IsId);
        errors.AddRange(reading.Errors);
        var answers = new List<(InterviewQuestion, string)>();
        foreach (var row in reading.Report?.Answers.Where(static a => a.Text.Length > 0) ?? [])
        {
            if (!asked.IsId(row.Question))
            {
                leftOut++;
            }
            else if (asked.Find(row.Component is null ? "system" : null, row.Component ?? "", row.Question, row.Text, row.Line, 1) is { } answer)
            {
                answers.Add(answer);
            }
        }

        return answers;
    }

    private static List<(InterviewQuestion, string)> Sections(string file, ReadOnlySpan<byte> bytes, Asked asked, Limits limits, List<DocumentError> errors)
    {
        var reading = DocumentReader.ReadYaml(file, bytes, limits);
        errors.AddRange(reading.Errors);
        if (reading.Root is not DocumentMapping root)
        {
            errors.AddRange(reading.Errors.Count == 0 ? [new DocumentError(file, 1, 1, "", "answers are a mapping, as in a description: components: {tools: {approval: all}}")] : []);
            return [];
        }

        var answers = new List<(InterviewQuestion, string)>();
        foreach (var section in root.Entries)
        {
            IEnumerable<DocumentEntry> things = section.Key == "system" ? [new DocumentEntry("", section.Line, section.Column, section.Value)] : section.Value is DocumentMapping mapping ? mapping.Entries : [];
            answers.AddRange(
                from thing in things
                from field in thing.Value is DocumentMapping fields ? fields.Entries : []
                let answer = asked.Find(section.Key, thing.Key, field.Key, (field.Value as DocumentScalar)?.Text ?? "", field.Line, field.Column)
                where answer is not null
                select answer.Value);
        }

        return answers;
    }

    /// <summary>Finds questions by what a file says.</summary>
    private sealed class Asked(string file, IReadOnlyList<InterviewQuestion> questions, List<DocumentError> errors)
    {
        private readonly HashSet<string> ids = questions.Select(q => q.Definition.Id).ToHashSet(StringComparer.Ordinal);

        public bool IsId(string text) => ids.Contains(text);

        public (InterviewQuestion, string)? Find(string? section, string name, string id, string text, int line, int column)
        {
            var field = string.Join('.', new[] { section ?? "", name, id }.Where(p => p.Length > 0));
            if (questions.FirstOrDefault(q => (section is null || q.Section == section) && q.Name == name && q.Definition.Id == id) is not { } question)
            {
                errors.Add(new DocumentError(file, line, column, field, $"nothing of this name is asked about {(name.Length > 0 ? name : "the system")}"));
                return null;
            }

            if (question.Read(text) is not { } answer)
            {
                errors.Add(new DocumentError(file, line, column, field, $"'{text}' is no answer to it; possible: {question.Allowed}"));
                return null;
            }

            return (question, answer);
        }
    }
}
