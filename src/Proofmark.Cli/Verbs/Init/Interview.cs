using Proofmark.App.Assessing;
using Proofmark.App.Interview;
using Proofmark.Cli.Running;
using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Reporting.Formats;
using Proofmark.Reporting.Questionnaires;
using Proofmark.Reporting.Text;
using Proofmark.Risk.Assessments;
using Proofmark.Risk.Catalogues;

namespace Proofmark.Cli.Verbs.Init;

/// <summary>The parts of <c>init</c> that ask: in a dialogue, from a file, or somebody else.</summary>
internal static class Interview
{
    /// <summary>Asks a person.</summary>
    /// <param name="context">The run.</param>
    /// <param name="folder">The system's folder, with a description.</param>
    /// <param name="all">True to ask also what is answered, and what no rule waits for.</param>
    public static int Ask(VerbContext context, string folder, bool all)
    {
        var plan = Plan(context, folder);
        var questions = plan.Questions.Where(p => all || p.Rules.Count > 0).ToList();
        if (questions.Count == 0)
        {
            Console.Error.WriteLine("no rule waits for an answer; --all asks every question");
            return ExitCode.Success;
        }

        var dialogue = new InterviewDialogue(Console.In, Console.Out, new DescriptionFiles(folder).Write, context.Cancellation);
        try
        {
            dialogue.Run(questions);
        }
        finally
        {
            Console.Error.WriteLine($"{dialogue.Answered} answers written; {Left(plan, questions, dialogue)}. Next: proofmark assess {ShellWord.Folder(folder)}");
        }

        return ExitCode.Success;
    }

    /// <summary>Takes answers from a file: all of them, or none when one is wrong.</summary>
    /// <param name="context">The run.</param>
    /// <param name="folder">The system's folder, with a description.</param>
    /// <param name="file">The file.</param>
    public static int Take(VerbContext context, string folder, string file)
    {
        var plan = Plan(context, folder);
        var mistakes = new List<DocumentError>();
        var answers = AnswerFile.Read(file, TextFile.Read(file, "--answers"), [.. plan.Questions.Select(p => p.Question)], Limits.Default, mistakes, out var leftOut);
        if (mistakes.Count > 0)
        {
            throw TextFile.Wrong(mistakes);
        }

        var files = new DescriptionFiles(folder);
        var refused = answers.Where(a => !files.Write(a.Question, a.Answer)).Select(a => $"{a.Question.About}: {a.Question.Definition.Id}: {a.Answer}").ToList();
        if (!context.Common.Quiet)
        {
            Console.Error.WriteLine($"{answers.Count - refused.Count} answers written{(leftOut > 0 ? $"; {leftOut} rows are about controls: proofmark evidence import {ShellWord.File(file)} …" : "")}");
        }

        return refused.Count == 0
            ? ExitCode.Success
            : throw new UsageException($"the description is written in a form that is not changed automatically; add by hand:\n{string.Join('\n', refused.Select(r => $"  {SafeText.Visible(r)}"))}");
    }

    /// <summary>Writes the questions that somebody else has to answer.</summary>
    /// <param name="context">The run.</param>
    /// <param name="folder">The system's folder.</param>
    /// <param name="component">Id of what is provided.</param>
    public static int Send(VerbContext context, string folder, string component)
    {
        var plan = Plan(context, folder);
        var name = SystemSource.Read(folder, context.Common.AsOf, Limits.Default, null, context.Cancellation).Model!.Id;
        var questionnaire = QuestionnaireUseCase.For(name, component, plan, Catalogue.Load())
            ?? throw new UsageException($"there is no component '{component}'; known are: {string.Join(", ", plan.Questions.Where(p => p.Question.Section == "components").Select(p => p.Question.Name).Distinct().Order(StringComparer.Ordinal))}");
        context.Write(questionnaire, ReportFormats.Questionnaire, table: static (q, writer, _) => writer.Write(QuestionnaireMarkdown(q)), json: static () => throw new UsageException("a questionnaire is written with -o md or -o csv"));
        return ExitCode.Success;
    }

    private static string QuestionnaireMarkdown(VendorQuestionnaire questionnaire) =>
        ReportFormats.Questionnaire.Single(f => f.Name == "md").RenderAsync(questionnaire, CancellationToken.None).GetAwaiter().GetResult();

    private static InterviewPlan Plan(VerbContext context, string folder)
    {
        var plan = InterviewPlan.Of(folder, context.Common.AsOf, Limits.Default, context.Progress, context.Cancellation);
        context.Progress.Dispose();
        return plan.Mistakes.Count == 0 ? plan : throw TextFile.Wrong(plan.Mistakes);
    }

    private static string Left(InterviewPlan plan, IReadOnlyList<PlannedQuestion> asked, InterviewDialogue dialogue)
    {
        var open = asked.Count(p => p.Question.Answer is null) - dialogue.Answered;
        var further = plan.Questions.Count(p => p.Question.Answer is null) - asked.Count(p => p.Question.Answer is null);
        return $"{Math.Max(0, open)} are open{(further > 0 ? $", and {further} more that no rule waits for" : "")}";
    }
}
