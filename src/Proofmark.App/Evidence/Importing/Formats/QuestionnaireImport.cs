using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Interchange.Questionnaires;
using Proofmark.Risk.Catalogues;
using Proofmark.Systems.Properties;

namespace Proofmark.App.Evidence.Importing.Formats;

/// <summary>
/// Questionnaires: each row is an answer, with its author. An answer about a control of the catalogue is the same as one that was given with <c>evidence add</c>,
/// so that a control has one voice of answers however they came in.
/// </summary>
internal static class QuestionnaireImport
{
    public static ImportFormat Format { get; } = new("questionnaire", f => QuestionnaireReader.Recognises(f.Bytes.Span), Take);

    private static Taken Take(ReportFile file, ImportTarget target)
    {
        var reading = QuestionnaireReader.Read(file.Name, file.Bytes.Span, file.Limits, IsOfDescription);
        if (reading.Report is not { } report)
        {
            return Taken.Wrong(reading.Errors);
        }

        var anonymous = report.Answers.Where(a => !IsOfDescription(a.Question) && a.Text.Length > 0 && a.Author is null && target.Request.Author is null)
            .Select(a => new DocumentError(file.Name, a.Line, 1, "author", "an answer needs an author: fill the column author, or give --author")).ToList();
        if (anonymous.Count > 0)
        {
            return Taken.Wrong(anonymous);
        }

        var catalogue = Catalogue.Load();
        var statements = report.Answers.Where(a => !IsOfDescription(a.Question) && a.Text.Length > 0).ToList();
        var described = report.Answers.Count(a => IsOfDescription(a.Question) && a.Text.Length > 0);
        List<string> leftOut =
        [
            .. described > 0 ? [$"{described} answers belong into the description: proofmark init --answers {file.Name}"] : Array.Empty<string>(),
            .. statements.Count + described == 0 ? ["the table holds no answer"] : Array.Empty<string>(),
        ];
        return Taken.Of([.. statements.Select(a => Observe(a, catalogue, target))]) with { LeftOut = leftOut };
    }

    // What a description answers is asked by its own words, and weighs as a description does.
    private static bool IsOfDescription(string question) => PropertyVocabulary.Load().ThingsOf(question).Any();

    private static Observation Observe(QuestionnaireAnswer answer, Catalogue catalogue, ImportTarget target)
    {
        var subject = answer.Component is { } component ? new Subject(SubjectKind.Component, ImportNames.Text(component)) : target.Subject;
        var time = answer.Time ?? target.Request.AsOf;
        var because = ImportNames.Text(answer.Because, "no reason is given");
        var control = catalogue.FindControl(answer.Question);
        var id = control is null ? $"import.questionnaire.{ImportNames.Slug(answer.Question)}" : $"answer.{control.Id}";
        return new Observation
        {
            Check = id,
            Title = control is null ? $"Answer: {answer.Question}" : $"Is the control in place: {control.Title}?",
            Subject = subject,
            IsAnswer = true,
            Coverage = new Coverage(answer.IsYes is null ? 0 : 1, 1, "answers", answer.IsYes is null ? [ImportNames.Unread(answer.Question, "not-answered", because)] : []),
            Findings = control is not null && answer.IsYes is { } inPlace ? Answers.About(control, subject, inPlace, because, time).Findings : answer.IsYes == false ? [Found(id, answer, because, subject)] : [],
            Time = time,
            ToolName = ToolIdentity.Current.Name,
            ToolVersion = ToolIdentity.Current.Version,
            Author = answer.Author is { } author ? ImportNames.Text(author) : null,
        };
    }

    private static Finding Found(string id, QuestionnaireAnswer answer, string because, Subject subject) => new()
    {
        RuleId = id,
        Severity = Severity.Medium,
        Message = ImportNames.Text($"{answer.Question}: answered no: {because}"),
        Why = "An answer is the weakest kind of evidence, but one against oneself is believed.",
        Fix = "Mend what the answer names, and answer again.",
        Location = new Location(subject.Name),
        Components = subject.Kind == SubjectKind.Component ? [subject.Name] : [],
    };
}
