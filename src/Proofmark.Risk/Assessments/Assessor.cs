using Proofmark.Risk.Bindings;
using Proofmark.Risk.Catalogues;
using Proofmark.Risk.Evidence;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Assessments;

/// <summary>Judges a system by the evidence about it. Pure: the same input gives the same assessment, in any order of the evidence.</summary>
public static class Assessor
{
    /// <summary>Assesses.</summary>
    /// <param name="model">The system.</param>
    /// <param name="evidence">Results of this run and statements of stores; merging is union.</param>
    /// <param name="catalogue">Risks and controls.</param>
    /// <param name="bindings">Which check speaks for what.</param>
    /// <param name="options">The moment and what is believed.</param>
    public static Assessment Assess(SystemModel model, EvidenceSet evidence, Catalogue catalogue, BindingSet bindings, AssessmentOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(evidence);
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(bindings);
        ArgumentNullException.ThrowIfNull(options);
        var believed = options.TreeTrusted ? evidence.Union(DeclaredControls.AsEvidence(model, options.AsOf)) : evidence;
        var live = LiveEvidence.Resolve(believed.Items, model, options.AsOf, options.TreeTrusted);
        var view = new EvidenceView(model, live, bindings);
        var issues = OpenIssues.Of(live, bindings, new FindingPlacement(model, catalogue)).ToLookup(i => (i.RiskId, i.ComponentId));
        var instances = Instances(model, catalogue, issues.Select(g => g.Key));
        var controls = instances.SelectMany(i => catalogue.ControlsOf(i.Risk)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(id => ControlAssessor.Assess(catalogue.FindControl(id)!, view, bindings)).ToList();
        var assessor = new RiskAssessor(catalogue, view, controls.ToDictionary(c => c.ControlId, StringComparer.Ordinal));
        var risks = Ranking.Sort(instances.Select(i => assessor.Assess(i.Risk, i.Component, [.. issues[i]], AcceptedBy(model, i, options))));
        return new Assessment
        {
            System = model.Id,
            Risks = risks,
            Controls = controls,
            Coverage = new EvidenceCoverage(risks.Sum(r => r.Coverage.With), risks.Sum(r => r.Coverage.Of)),
            Worst = Ranking.Worst(risks),
            NextActions = NextActions.Of(risks, issues.SelectMany(g => g), view, options.Root),
            Disregarded = Disregard.Of(model, evidence, instances.Select(i => $"{i.Risk}@{i.Component}").ToHashSet(StringComparer.Ordinal), options),
            TreeTrusted = options.TreeTrusted,
        };
    }

    private static List<(string Risk, string Component)> Instances(SystemModel model, Catalogue catalogue, IEnumerable<(string Risk, string Component)> found) =>
    [
        .. model.Components.SelectMany(c => catalogue.Risks.Where(r => catalogue.IsAssessedAt(r.Id, c.Kind)).Select(r => (r.Id, c.Id)))
            .Concat(found).Distinct().OrderBy(i => i.Item1, StringComparer.Ordinal).ThenBy(i => i.Item2, StringComparer.Ordinal),
    ];

    private static string? AcceptedBy(SystemModel model, (string Risk, string Component) instance, AssessmentOptions options) =>
        model.Accepted.FirstOrDefault(a => a.Risk == $"{instance.Risk}@{instance.Component}" && Disregard.Holds(a, options)) is { } accepted
            ? $"{accepted.By} until {accepted.Until:yyyy-MM-dd}: {accepted.Why}"
            : null;
}
