using Proofmark.Reporting.Guidance;
using Proofmark.Risk.Assessments;
using Proofmark.Risk.Catalogues;
using Proofmark.Risk.Guidance;

namespace Proofmark.App.Guidance;

/// <summary>Chooses what a persona should do.</summary>
public static class GuideUseCase
{
    /// <summary>The guide of a persona.</summary>
    /// <param name="persona">Id of the persona.</param>
    /// <param name="stage">Only this lifecycle stage; null for all.</param>
    /// <param name="assessment">A system whose risks are meant, worst first; null for all risks of the persona.</param>
    /// <returns>The guide; null when there is no guidance for the persona.</returns>
    public static PersonaGuide? For(string persona, string? stage, Assessment? assessment)
    {
        var catalogue = Catalogue.Load();
        if (GuidanceBook.Find(persona) is not { } own)
        {
            return null;
        }

        var order = Order(catalogue, persona, assessment);
        var steps = GuidanceBook.All
            .Where(e => catalogue.FindPersona(e.Id) is null && catalogue.FindComponent(e.Id) is null)
            .SelectMany(e => Steps(catalogue, e, persona, stage, order))
            .Where(s => s.Step.Answers.Count > 0)
            .OrderBy(s => Index(s.Step.Stage))
            .ThenBy(s => IsUniversal(catalogue, s.Step))
            .ThenBy(s => assessment is null ? 0 : order[s.Step.Answers[0]])
            .ThenBy(s => s.Place)
            .ThenByDescending(s => Breadth(catalogue, s.Step))
            .ThenBy(s => s.Step.Entry.Id, StringComparer.Ordinal)
            .Select(s => s.Step);
        return new PersonaGuide(GuidanceLines.Of(catalogue, persona), own, assessment?.System, [.. steps]);
    }

    // A step belongs to the first of its stages: it is of no use to read it at each of them. Its place is that among the fixes of its entry, best first.
    private static IEnumerable<(GuideStep Step, int Place)> Steps(Catalogue catalogue, GuidanceEntry entry, string persona, string? stage, Dictionary<string, int> order) =>
        from fix in entry.Fix.Index()
        where fix.Item.For.Contains(persona, StringComparer.Ordinal) && (stage is null || fix.Item.Stage.Contains(stage, StringComparer.Ordinal))
        select (new GuideStep(stage ?? fix.Item.Stage.OrderBy(Index).First(), fix.Item.Do, GuidanceLines.Of(catalogue, entry.Id), fix.Item.Control, Answered(catalogue, entry, order)), fix.Index);

    // A fix taken from a risk is written for that risk; one taken from a control answers all risks of the control.
    private static IReadOnlyList<string> Answered(Catalogue catalogue, GuidanceEntry entry, Dictionary<string, int> order)
    {
        var risks = catalogue.FindControl(entry.Id) is { } control ? catalogue.Risks.Where(r => control.EveryRisk || r.Controls.Contains(control.Id, StringComparer.Ordinal)).Select(r => r.Id) : [entry.Id];
        return [.. risks.Where(order.ContainsKey).OrderBy(r => order[r])];
    }

    private static int Breadth(Catalogue catalogue, GuideStep step) =>
        step.Control is { } control && catalogue.FindControl(step.Entry.Id) is null ? catalogue.Risks.Count(r => r.Controls.Contains(control, StringComparer.Ordinal)) : step.Answers.Count;

    private static Dictionary<string, int> Order(Catalogue catalogue, string persona, Assessment? assessment)
    {
        var ids = assessment is null
            ? catalogue.Risks.Select(r => r.Id)
            : assessment.Risks.Select(r => r.RiskId);
        return ids.Distinct(StringComparer.Ordinal).Index().ToDictionary(p => p.Item, p => p.Index, StringComparer.Ordinal);
    }

    private static bool IsUniversal(Catalogue catalogue, GuideStep step) =>
        catalogue.FindControl(step.Control ?? step.Entry.Id) is { EveryRisk: true };

    private static int Index(string stage) => LifecycleStages.All.Index().First(s => s.Item == stage).Index;
}
