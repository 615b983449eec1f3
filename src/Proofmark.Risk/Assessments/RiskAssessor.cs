using Proofmark.Core;
using Proofmark.Risk.Bindings;
using Proofmark.Risk.Catalogues;
using Proofmark.Risk.Scoring;
using Proofmark.Risk.Scoring.Residuals;

namespace Proofmark.Risk.Assessments;

/// <summary>Judges one risk at one component.</summary>
internal sealed class RiskAssessor(Catalogue catalogue, EvidenceView evidence, IReadOnlyDictionary<string, ControlAssessment> controls, ScopedBeliefs beliefs)
{
    private readonly ResidualModel residuals = new(ScoringAssumptions.Default);

    /// <summary>Where an instance stands under some beliefs.</summary>
    public static RiskStanding Standing(RiskInstance instance, ScopedBeliefs beliefs)
    {
        if (instance.Issues.Any(i => i.Exposes))
        {
            return RiskStanding.Exposed;
        }

        // A check that was left out, deleted or broken must never look better than one that failed and was seen.
        var speaking = instance.IsSilent || instance.Issues.Count > 0 ? 0 : instance.Controls.Count(c => Speaks(beliefs.Of(c, instance.ComponentId)));
        return speaking == 0 ? RiskStanding.Unknown
            : speaking == instance.Controls.Count ? RiskStanding.Covered
            : RiskStanding.PartlyCovered;
    }

    public RiskAssessment Assess(RiskInstance instance)
    {
        var standing = Standing(instance, beliefs);
        ControlBelief Here(string control) => beliefs.Of(control, instance.ComponentId);
        var effects = instance.Mechanisms.Select(m => (Mechanism: m, Effect: residuals.Effect(m, Here, instance.Refuted.Contains(m.Group)))).ToList();
        return new RiskAssessment
        {
            Id = instance.Id,
            RiskId = instance.RiskId,
            Title = catalogue.FindRisk(instance.RiskId)!.Title,
            ComponentId = instance.ComponentId,
            Standing = standing,
            Severity = instance.Severity,
            Why = Why(standing, instance),
            Findings = instance.Findings,
            Controls = instance.Controls,
            Coverage = new EvidenceCoverage(instance.Controls.Count(c => Here(c).IsCovered), instance.Controls.Count),
            AcceptedBy = instance.AcceptedBy,
            Impact = instance.Impact,
            Residual = residuals.Chance(effects),
            LossShare = residuals.Loss(effects),
            Groups = WhyTree.Of(effects, Here, instance.Refuted),
            Beliefs = [.. instance.Mechanisms.SelectMany(m => m.Controls.Select(c => new ControlEvidence(c.Control, m.Group, m.Acts, c.Ceiling, Here(c.Control).IsSupported && !instance.Refuted.Contains(m.Group), Here(c.Control).Posterior.Alpha, Here(c.Control).Posterior.Beta)))],
        };
    }

    private static bool Speaks(ControlBelief belief) => belief.Credited >= ControlCredit.Threshold;

    // Open questions are the reason only where nothing but answers is missing.
    private IReadOnlyList<UnreadPart> Questions(IReadOnlyList<Binding> silent)
    {
        var open = silent.Select(evidence.Questions).ToList();
        return open.Any(q => q.Count == 0) ? [] : [.. open.SelectMany(q => q).Distinct()];
    }

    private string Why(RiskStanding standing, RiskInstance instance)
    {
        if (instance.Issues.Count > 0)
        {
            var first = instance.Findings.Count > 0 ? instance.Findings[0].Message : $"The check {instance.Issues[0].CheckId} failed for {instance.Issues[0].Subject.Name}.";
            return instance.Findings.Count > 1 ? $"{first} And {(instance.Findings.Count == 2 ? "one more finding" : $"{instance.Findings.Count - 1} more findings")}." : first;
        }

        if (evidence.Silent(instance.RiskId) is [_, ..] lacking)
        {
            if (Questions(lacking) is [var first, ..] questions)
            {
                return questions.Count == 1 ? $"A question about it is open: {first.Reason}" : $"{questions.Count} questions about it are open, the first: {first.Reason}";
            }

            var silent = lacking.First(b => evidence.Questions(b).Count == 0);
            var missing = evidence.Missing(silent);
            var about = missing.Count switch { 0 => "everything in its scope", 1 => missing[0], _ => $"{missing[0]} and {missing.Count - 1} more" };
            return $"The check {silent.Check} has established nothing about {about}.";
        }

        var all = instance.Controls.Count;
        var untested = instance.Controls.Count(id => !controls[id].TestExists);
        return standing switch
        {
            RiskStanding.Covered => $"Evidence speaks for each of its {all} controls.",
            RiskStanding.PartlyCovered => $"Evidence speaks for {instance.Controls.Count(c => Speaks(beliefs.Of(c, instance.ComponentId)))} of its {all} controls; for {untested} no test exists.",
            _ => $"No evidence speaks in favour of any of its {all} controls; for {untested} no test exists.",
        };
    }
}
