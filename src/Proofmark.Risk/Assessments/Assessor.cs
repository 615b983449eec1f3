using Proofmark.Risk.Assessments.Paths;
using Proofmark.Risk.Assessments.Ranks;
using Proofmark.Risk.Bindings;
using Proofmark.Risk.Catalogues;
using Proofmark.Risk.Evidence;
using Proofmark.Risk.Overlay;
using Proofmark.Risk.Scoring;
using Proofmark.Risk.Scoring.Residuals;
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
        bindings = bindings.Heard(live);
        var ownership = new Ownership(model);
        var view = new EvidenceView(model, live, bindings, ownership);
        var issues = OpenIssues.Of(live, bindings, new FindingPlacement(model, catalogue, ownership));
        var instances = new RiskInstances(model, catalogue, new Mechanisms(catalogue, EffectSet.Load()), view, options).Of(issues);
        var quantiles = new QuantileCache();
        var beliefs = new ScopedBeliefs(view, ScoringAssumptions.Default, quantiles);
        var controls = instances.SelectMany(i => i.Controls).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(id => ControlAssessor.Assess(catalogue.FindControl(id)!, view, bindings, quantiles)).ToList();
        var assessor = new RiskAssessor(catalogue, view, controls.ToDictionary(c => c.ControlId, StringComparer.Ordinal), beliefs);
        var (risks, worst) = new Ranker(view, beliefs, quantiles).Rank(instances, [.. instances.Select(assessor.Assess)]);
        return new Assessment
        {
            System = model.Id,
            Risks = risks,
            Controls = controls,
            Coverage = new EvidenceCoverage(risks.Sum(r => r.Coverage.With), risks.Sum(r => r.Coverage.Of)),
            Worst = worst,
            NextActions = NextActions.Of(risks, worst, issues, view, options.Root),
            Disregarded = Disregard.Of(model, evidence, instances.Select(i => i.Id).ToHashSet(StringComparer.Ordinal), options),
            TreeTrusted = options.TreeTrusted,
            Posture = PostureJudge.Of(instances, bindings, beliefs),
            AttackPaths = AttackPaths.Of(model, risks, catalogue, options.TreeTrusted),
            NextTests = NextTests(instances, risks, new TestValues(view, bindings, beliefs, quantiles, options.Root)),
        };
    }

    private static IReadOnlyList<NextTest> NextTests(IReadOnlyList<RiskInstance> instances, IReadOnlyList<RiskAssessment> risks, TestValues values)
    {
        var byId = instances.ToDictionary(i => i.Id, StringComparer.Ordinal);
        return values.Of(risks.Select(r => byId[r.Id]), risks.ToDictionary(r => r.Id, StringComparer.Ordinal));
    }
}
