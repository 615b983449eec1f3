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
            .Where(s => s.Answers.Count > 0)
            .OrderBy(s => Index(s.Stage))
            .ThenBy(s => IsUniversal(catalogue, s))
            .ThenBy(s => assessment is null ? 0 : order[s.Answers[0]])
            .ThenByDescending(s => s.Answers.Count)
            .ThenBy(s => s.Entry.Id, StringComparer.Ordinal)
            .ThenBy(s => s.Do, StringComparer.Ordinal);
        return new PersonaGuide(GuidanceLines.Of(catalogue, persona), own, assessment?.System, [.. steps]);
    }

    // A step belongs to the first of its stages: it is of no use to read it at each of them.
    private static IEnumerable<GuideStep> Steps(Catalogue catalogue, GuidanceEntry entry, string persona, string? stage, Dictionary<string, int> order)
    {
        var fixes = entry.Fix.Where(f => f.For.Contains(persona, StringComparer.Ordinal) && (stage is null || f.Stage.Contains(stage, StringComparer.Ordinal)));
        return fixes.Select(f => new GuideStep(
            stage ?? f.Stage.OrderBy(Index).First(), f.Do, GuidanceLines.Of(catalogue, entry.Id), f.Control, Answered(catalogue, entry, f, order)));
    }

    private static IReadOnlyList<string> Answered(Catalogue catalogue, GuidanceEntry entry, GuidanceFix fix, Dictionary<string, int> order)
    {
        var control = catalogue.FindControl(entry.Id) is not null ? entry.Id : fix.Control;
        IEnumerable<string> listed = control is null ? [] : catalogue.Risks.Where(r => r.Controls.Contains(control, StringComparer.Ordinal)).Select(r => r.Id);
        IEnumerable<string> universal = catalogue.FindControl(entry.Id) is { EveryRisk: true } ? order.Keys : [];
        return [.. listed.Concat(universal).Append(entry.Id).Where(order.ContainsKey).Distinct(StringComparer.Ordinal).OrderBy(r => order[r]).ThenBy(r => r, StringComparer.Ordinal)];
    }

    private static Dictionary<string, int> Order(Catalogue catalogue, string persona, Assessment? assessment)
    {
        var ids = assessment is null
            ? catalogue.Risks.Select(r => r.Id).Concat(GuidanceBook.Ids.Where(id => catalogue.FindRisk(id) is null && GuidanceBook.Find(id)!.Parent is not null))
            : assessment.Risks.Select(r => r.RiskId);
        return ids.Distinct(StringComparer.Ordinal).Index().ToDictionary(p => p.Item, p => p.Index, StringComparer.Ordinal);
    }

    private static bool IsUniversal(Catalogue catalogue, GuideStep step) =>
        catalogue.FindControl(step.Control ?? step.Entry.Id) is { EveryRisk: true };

    private static int Index(string stage) => LifecycleStages.All.Index().First(s => s.Item == stage).Index;
}
