using Proofmark.App.Assessing;
using Proofmark.Core;
using Proofmark.Reporting.Gating;
using Proofmark.Reporting.Text;

namespace Proofmark.App.Gating;

/// <summary>Puts the decision about an assessment into a report.</summary>
public static class GateUseCase
{
    /// <summary>The report of a gate.</summary>
    /// <param name="request">What was assessed, by which policy.</param>
    /// <param name="run">What came of it, without mistakes.</param>
    public static GateReport Report(AssessRequest request, AssessRun run)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(run);
        var (report, decision) = (run.Report!, run.Decision!);
        return new GateReport
        {
            System = report.System.Id,
            Root = request.Root,
            AsOf = report.AsOf,
            Policy = new GatePolicy(request.Policy.Id, request.Policy.Version, request.Policy.Digest),
            Baseline = request.Baseline is { } baseline ? new GateBaseline(baseline.Digest, baseline.AsOf, KnownFindings.Of(report.Results, baseline).Count) : null,
            Opens = decision is { Missing.Count: 0, Outcome: Outcome.Pass or Outcome.NotApplicable or Outcome.NotEstablished },
            Outcome = decision.Outcome,
            ReasonCodes = decision.ReasonCodes,
            Reasons = [.. decision.Reasons.Select(r => new GateLine(r.Code, Words.Of(r.Effect), r.Why, r.Finding))],
            TreeTrusted = request.TreeTrusted,
            RuleSet = report.RuleSet,
            CatalogueCommit = report.CatalogueCommit,
        };
    }
}
