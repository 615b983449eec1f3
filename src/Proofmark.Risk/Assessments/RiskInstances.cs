using Proofmark.Core;
using Proofmark.Risk.Catalogues;
using Proofmark.Risk.Overlay;
using Proofmark.Risk.Scoring.Residuals;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Assessments;

/// <summary>Lists the risk instances of a system: every risk at every component where it is assessed, and wherever something was found.</summary>
internal sealed class RiskInstances(SystemModel model, Catalogue catalogue, Mechanisms mechanisms, EvidenceView evidence, AssessmentOptions options)
{
    private readonly PriorSet priors = PriorSet.Load();
    private readonly Dictionary<string, IReadOnlyList<string>> controls = new(StringComparer.Ordinal);

    /// <summary>The instances, in the order of risk and component.</summary>
    public IReadOnlyList<RiskInstance> Of(IReadOnlyList<OpenIssue> issues)
    {
        var found = issues.ToLookup(i => (i.RiskId, i.ComponentId));
        var places = model.Components.SelectMany(c => catalogue.Risks.Where(r => catalogue.IsAssessedAt(r.Id, c.Kind)).Select(r => (RiskId: r.Id, ComponentId: c.Id)))
            .Concat(found.Select(g => g.Key)).Distinct().OrderBy(i => i.RiskId, StringComparer.Ordinal).ThenBy(i => i.ComponentId, StringComparer.Ordinal);
        var accepted = model.Accepted.Where(a => Disregard.Holds(a, options)).GroupBy(a => a.Risk, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        return [.. places.Select(p => Instance(p.RiskId, p.ComponentId, [.. found[p]], accepted))];
    }

    private RiskInstance Instance(string risk, string component, IReadOnlyList<OpenIssue> issues, Dictionary<string, AcceptedRisk> accepted)
    {
        var id = $"{risk}@{component}";
        return new RiskInstance
        {
            Id = id,
            RiskId = risk,
            ComponentId = component,
            Issues = issues,
            Findings = Sorted(issues),
            Controls = ControlsOf(risk),
            Mechanisms = mechanisms.Against(risk),
            Refuted = mechanisms.Refuted(risk, issues.Select(i => i.Binding.Controls)),
            IsSilent = evidence.Silent(risk).Count > 0,
            Impact = ImpactRating.Of(risk, component, model, priors, options.TreeTrusted),
            AcceptedBy = accepted.TryGetValue(id, out var acceptance) ? $"{acceptance.By} until {acceptance.Until:yyyy-MM-dd}: {acceptance.Why}" : null,
        };
    }

    private IReadOnlyList<string> ControlsOf(string risk)
    {
        if (!controls.TryGetValue(risk, out var ids))
        {
            ids = [.. catalogue.ControlsOf(risk).Order(StringComparer.Ordinal)];
            controls.Add(risk, ids);
        }

        return ids;
    }

    private static IReadOnlyList<Finding> Sorted(IReadOnlyList<OpenIssue> issues) => issues.Count == 0
        ? []
        :
        [
            .. issues.Select(i => i.Finding).OfType<Finding>().Distinct().OrderByDescending(f => f.Severity)
                .ThenBy(f => f.Location.ToString(), StringComparer.Ordinal).ThenBy(f => f.RuleId, StringComparer.Ordinal).ThenBy(f => f.Message, StringComparer.Ordinal),
        ];
}
