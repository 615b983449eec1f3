using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.App.Assessing;
using Proofmark.Risk.Rules;
using Proofmark.Risk.Rules.Evaluation;
using Proofmark.Systems.Interview;
using Proofmark.Systems.Model;

namespace Proofmark.App.Interview;

/// <summary>Which questions about a system to ask, and in which order: what could bring the most severe findings first, then what most rules wait for.</summary>
/// <param name="Questions">The questions, in the order in which they are asked.</param>
/// <param name="Mistakes">What is wrong with the description; then there are no questions.</param>
public sealed record InterviewPlan(IReadOnlyList<PlannedQuestion> Questions, IReadOnlyList<DocumentError> Mistakes)
{
    /// <summary>Plans an interview.</summary>
    /// <param name="root">The system's folder.</param>
    /// <param name="asOf">The moment (UTC) as of which acceptances hold.</param>
    /// <param name="limits">Bounds.</param>
    /// <param name="progress">Told what is going on; may be null.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static InterviewPlan Of(string root, DateTimeOffset asOf, Limits limits, IProgress<string>? progress, CancellationToken cancellation)
    {
        var reading = SystemSource.Read(root, asOf, limits, progress, cancellation);
        return reading.Model is { } model ? new InterviewPlan(Plan(model, asOf), []) : new InterviewPlan([], reading.Mistakes);
    }

    private static List<PlannedQuestion> Plan(SystemModel model, DateTimeOffset asOf)
    {
        var rules = RuleSet.Load();
        var waiting = Waiting(rules, RuleEvaluator.Evaluate(rules, model, asOf, treeTrusted: false));
        return
        [
            .. InterviewQuestions.Of(model).Select(q => new PlannedQuestion(q, Of(q, waiting)))
                .OrderByDescending(static p => p.Severity is { } severity ? (int)severity : -1)
                .ThenByDescending(static p => p.Rules.Count)
                .ThenBy(static p => p.Question.Section, StringComparer.Ordinal)
                .ThenBy(static p => p.Question.Name, StringComparer.Ordinal)
                .ThenBy(static p => p.Question.Definition.Id, StringComparer.Ordinal),
        ];
    }

    // A rule names what it waits for by the place of the part and the words of the question; about the system it may ask from anywhere.
    private static ILookup<(string Place, string Ask), Rule> Waiting(RuleSet rules, IReadOnlyList<CheckResult> results) =>
        rules.Rules.Zip(results)
            .SelectMany(p => p.Second.Coverage.Unread.Where(u => u.Code == UnreadPart.Unanswered).SelectMany(u => new[] { u.Location.ToString(), "" }.Select(place => (Key: (place, u.Reason), Rule: p.First))))
            .Distinct()
            .ToLookup(static p => p.Key, static p => p.Rule);

    private static IReadOnlyList<Rule> Of(InterviewQuestion question, ILookup<(string Place, string Ask), Rule> waiting) =>
        question.Answer is not null ? [] : [.. waiting[(question.Section == "system" ? "" : question.Place.ToString(), question.Definition.Ask)].OrderByDescending(static r => r.Severity).ThenBy(static r => r.Id, StringComparer.Ordinal)];
}
