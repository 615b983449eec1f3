using Proofmark.Reporting.Questionnaires;
using Proofmark.Risk.Catalogues;
using Proofmark.Risk.Guidance;
using Proofmark.Systems.Interview;

namespace Proofmark.App.Interview;

/// <summary>
/// Makes a questionnaire for a component that somebody else provides: which of the controls that act there are in place, and what the description asks about it.
/// Answers of the first kind become evidence of the lowest rung, those of the second go into the description.
/// </summary>
public static class QuestionnaireUseCase
{
    private static readonly IReadOnlyList<(string, string)> YesOrNo =
        [("yes", "in place, for everything that this provider gives"), ("partly", ""), ("no", ""), ("unknown", ""), ("n/a", "there is nothing for it to protect")];

    /// <summary>The questionnaire for a component; null when no question is asked about one of that name.</summary>
    /// <param name="system">Id of the system.</param>
    /// <param name="component">Id of the component.</param>
    /// <param name="plan">The questions about the system.</param>
    /// <param name="catalogue">The catalogue.</param>
    public static VendorQuestionnaire? For(string system, string component, InterviewPlan plan, Catalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(catalogue);
        var asked = plan.Questions.Where(p => p.Question.Section == "components" && p.Question.Name == component).ToList();
        if (asked.Count == 0)
        {
            return null;
        }

        var kind = asked[0].Question.Kind;
        var title = catalogue.FindComponent(kind)?.Title ?? kind;
        return new VendorQuestionnaire(
            system,
            component,
            title.ToLowerInvariant(),
            [
                .. ControlsAgainst(kind, catalogue).Select(Control),
                .. asked.Where(p => p.Question.Answer is null).Select(p => Described(p.Question, p)),
            ]);
    }

    // A provider does what its customer cannot: what acts on training data protects the model that comes of it.
    private static IEnumerable<ControlEntry> ControlsAgainst(string kind, Catalogue catalogue)
    {
        var wanted = catalogue.Risks.Where(r => catalogue.IsAssessedAt(r.Id, kind)).SelectMany(r => catalogue.ControlsOf(r.Id)).ToHashSet(StringComparer.Ordinal);
        return catalogue.Controls.Where(c => wanted.Contains(c.Id));
    }

    private static VendorQuestion Control(ControlEntry control)
    {
        var guidance = GuidanceBook.Find(control.Id);
        return new VendorQuestion(control.Id, $"{control.Title}: is it in place?", YesOrNo, guidance?.Summary ?? "");
    }

    private static VendorQuestion Described(InterviewQuestion question, PlannedQuestion plan) => new(
        question.Definition.Id,
        question.Definition.Ask,
        question.Definition.Values.Count > 0 ? [.. question.Definition.Values.Select(v => (v.Id, v.Means))] : [(question.Allowed, "")],
        plan.Rules.Count > 0 ? plan.Rules[0].Title : "");
}
