using Proofmark.App.Gating;
using Proofmark.App.Policies;
using Proofmark.App.Trends;
using Proofmark.Core;
using Proofmark.Reporting;
using Proofmark.Risk.Assessments;
using Proofmark.Risk.Assessments.Profiles;
using Proofmark.Risk.Bindings;
using Proofmark.Risk.Catalogues;
using Proofmark.Risk.Evidence;
using Proofmark.Risk.Loss;
using Proofmark.Risk.Rules.Evaluation;
using Proofmark.Scanning;

namespace Proofmark.App.Assessing;

/// <summary>The main job: discover, check, read the evidence set, judge.</summary>
public static class AssessUseCase
{
    /// <summary>Assesses a system.</summary>
    /// <param name="request">What, and what to believe.</param>
    /// <param name="progress">Told what is going on; may be null.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static AssessRun Run(AssessRequest request, IProgress<string>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var rules = RuleSources.Load(request, out var wrong);
        if (wrong.Count > 0)
        {
            return new AssessRun { Mistakes = wrong };
        }

        var all = BindingSet.Load(rules.Bindings).All;
        var catalogue = (request.Catalogue ?? Catalogue.Load()).CompletedFor(all.SelectMany(b => b.Controls.Concat(b.Risks)));
        var reading = SystemSource.Read(request.Root, request.AsOf, request.Limits, progress, cancellation, catalogue);
        if (reading.Mistakes.Count > 0)
        {
            return new AssessRun { Mistakes = reading.Mistakes };
        }

        var scan = Scanner.Scan(new ScanRequest { Paths = [request.Root], Limits = request.Limits }, new FixedTime(request.AsOf), ScanTold.Of(progress), cancellation);
        var signatures = TreeSignatures.Verify(request, reading.Model!, scan.Results.Select(r => r.Subject.Name), cancellation, out var signedModels);
        var lineage = TreeLineage.Trace(request, signedModels, scan.Results.Select(r => r.Subject.Name), cancellation);
        var model = TreeSignatures.Mark(reading.Model!, signatures);
        progress?.Report("judging");
        var ruled = RuleRun.Of(rules, model, request.AsOf, request.TreeTrusted);
        var scanned = scan.Results.Where(r => !IsOwnRecord(r)).ToList();
        var (stored, seals) = EvidenceSources.Load(request);
        IReadOnlyList<CheckResult> results =
        [
            .. scanned,
            .. reading.Checks,
            .. ruled.Results,
            .. signatures,
            .. lineage,
            .. seals,
        ];
        var evidence = EvidenceSet.Of(results.Select(EvidenceItem.OfThisRun)).Union(stored);
        var judged = Assessor.Assess(model, evidence, catalogue, BindingSet.Load(ruled.Bindings), new AssessmentOptions(request.AsOf, request.TreeTrusted, request.Root))
            with { Profiles = McpProfiles.Assess(rules, model, request.AsOf, request.TreeTrusted) };
        var assessment = LossAssessor.Complete(model, judged, new LossOptions());
        IReadOnlyList<DecisionReason> whole = [.. Unfinished.Of(scanned, ruled.Results, model, request.Policy), .. GateJudge.Judge(request.Policy.Gate, assessment, model, request.Baseline)];
        var decision = OnlyIfEstablished(PolicyJudge.Decide(request.Policy, request.FailOn, results, Excused(request, results, assessment), whole), assessment);
        var report = new AssessmentReport
        {
            Assessment = assessment,
            System = model,
            Results = results,
            Evidence = evidence.Items,
            Outcome = decision.Outcome,
            Because = DecisionWords.Of(decision, request.FailOn),
            AsOf = request.AsOf,
            RuleSet = Both(scan.RuleSet, rules.Digest),
            CatalogueCommit = catalogue.Commit,
        };
        return new AssessRun
        {
            Report = request.Against is { } past ? report with { Trend = TrendFinder.Compare(past, report) } : report,
            Decision = decision,
            Stored = stored,
        };
    }

    // What earlier runs wrote says nothing about the system. Anything in the folder that a loader could execute is judged like any other file.
    private static bool IsOwnRecord(CheckResult result) =>
        result.Outcome == Outcome.NotApplicable && result.Subject.Name.StartsWith(".proofmark/", StringComparison.Ordinal);

    // That no check found anything serious is no pass while risks stand open or unknown.
    private static Decision OnlyIfEstablished(Decision decision, Assessment assessment) =>
        decision.Outcome is Outcome.Pass or Outcome.NotApplicable && !IsCovered(assessment)
            ? decision with { Outcome = Outcome.NotEstablished, ReasonCodes = ReasonCodes.Sorted(decision.ReasonCodes.Append("evidence-incomplete")) }
            : decision;

    private static bool IsCovered(Assessment assessment) =>
        assessment.Risks.Count > 0 && assessment.Risks.All(r => r.Standing == RiskStanding.Covered);

    private static HashSet<Finding> Excused(AssessRequest request, IReadOnlyList<CheckResult> results, Assessment assessment)
    {
        var accepted = Accepted(assessment);
        return request.Baseline is null
            ? accepted
            : new HashSet<Finding>(KnownFindings.Of(results, request.Baseline).Concat(results.SelectMany(r => r.Findings).Where(accepted.Contains)), ReferenceEqualityComparer.Instance);
    }

    // A finding is accepted when every risk instance that it belongs to is.
    private static HashSet<Finding> Accepted(Assessment assessment)
    {
        var accepted = assessment.Risks.Where(r => r.AcceptedBy is not null).SelectMany(r => r.Findings).ToHashSet();
        accepted.ExceptWith(assessment.Risks.Where(r => r.AcceptedBy is null).SelectMany(r => r.Findings));
        return accepted;
    }

    private static Digest Both(Digest scan, Digest rules) => Digest.OfBytes([.. Convert.FromHexString(scan.Hex), .. Convert.FromHexString(rules.Hex)]);
}
