using Proofmark.App.Interview;
using Proofmark.Reporting.Text;
using Proofmark.Systems.Interview;

namespace Proofmark.Cli.Verbs.Init;

/// <summary>Asks one question after the other, on a terminal or through a pipe. Each answer is written before the next question.</summary>
/// <param name="input">Where the answers come from.</param>
/// <param name="output">Where the questions go.</param>
/// <param name="write">Writes an answer; false when the description cannot be changed there.</param>
/// <param name="cancellation">Ends the interview; what was answered stays.</param>
internal sealed class InterviewDialogue(TextReader input, TextWriter output, Func<InterviewQuestion, string, bool> write, CancellationToken cancellation)
{
    /// <summary>Number of answers that were written.</summary>
    public int Answered { get; private set; }

    /// <summary>Asks until all is asked, the input ends or the person does.</summary>
    /// <param name="questions">The questions, in their order.</param>
    /// <exception cref="OperationCanceledException">The interview was interrupted.</exception>
    public void Run(IReadOnlyList<PlannedQuestion> questions)
    {
        var grave = questions.Where(q => q.Severity is not null).GroupBy(q => q.Severity!.Value).OrderByDescending(g => g.Key).Select(g => $"{g.Count()} {g.Key.ToString().ToLowerInvariant()}");
        output.WriteLine($"{questions.Count} questions, by what hangs on them: {string.Join(", ", grave)}. Type an answer; Enter leaves a question open, 'back' returns to the one before, 'quit' ends. Each answer is saved at once.");
        for (var at = 0; at < questions.Count;)
        {
            Ask(questions[at], at + 1, questions.Count);
            switch (Line()?.Trim())
            {
                case null or "quit":
                    output.WriteLine();
                    return;
                case "back":
                    at = Math.Max(0, at - 1);
                    break;
                case "" or "?":
                    at++;
                    break;
                case var text:
                    at += Take(questions[at].Question, text) ? 1 : 0;
                    break;
            }
        }
    }

    private void Ask(PlannedQuestion planned, int number, int count)
    {
        var question = planned.Question;
        output.WriteLine();
        output.WriteLine($"{number}/{count}  {SafeText.Visible(question.About)}");
        output.WriteLine($"  {question.Definition.Ask}");
        var width = question.Definition.Values.Select(v => v.Id.Length).DefaultIfEmpty(0).Max();
        foreach (var value in question.Definition.Values)
        {
            output.WriteLine($"    {value.Id.PadRight(width)}  {value.Means}");
        }

        if (question.Definition.Values.Count == 0)
        {
            output.WriteLine($"    {question.Allowed}");
        }

        if (planned.Rules.Count > 0)
        {
            var more = planned.Rules.Count > 1 ? $" and {planned.Rules.Count - 1} more" : "";
            output.WriteLine($"  decides: {planned.Rules[0].Title} ({planned.Rules[0].Severity.ToString().ToLowerInvariant()}){more}");
        }

        output.Write(question.Answer is null ? "> " : $"[{question.Answer}]> ");
        output.Flush();
    }

    private bool Take(InterviewQuestion question, string text)
    {
        if (question.Read(text) is not { } answer)
        {
            output.WriteLine($"  '{SafeText.Visible(text)}' is no answer to this; possible: {question.Allowed}");
            return false;
        }

        if (write(question, answer))
        {
            Answered++;
        }
        else
        {
            output.WriteLine($"  the description is written in a form that is not changed automatically here; add by hand, at {SafeText.Visible(question.About)}: {question.Definition.Id}: {answer}");
        }

        return true;
    }

    // A blocked read does not hear an interruption.
    private string? Line() => Task.Run(input.ReadLine, CancellationToken.None).WaitAsync(cancellation).GetAwaiter().GetResult();
}
