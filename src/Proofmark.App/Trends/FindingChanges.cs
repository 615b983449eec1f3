using System.Diagnostics.CodeAnalysis;
using Proofmark.App.Assessing;
using Proofmark.Core;
using Proofmark.Reporting;
using Proofmark.Reporting.Trends;

namespace Proofmark.App.Trends;

/// <summary>A finding that came or went.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Cause">What that means.</param>
internal sealed record FindingChange(Finding Finding, TrendCause Cause);

/// <summary>Lists the findings that came or went. A line may move without a finding being another one.</summary>
internal static class FindingChanges
{
    public static IReadOnlyList<FindingChange> Of(PastAssessment past, AssessmentReport report)
    {
        var before = past.Results.SelectMany(r => r.Findings).ToHashSet(FindingText.Comparer);
        var after = report.Results.SelectMany(r => r.Findings).ToHashSet(FindingText.Comparer);
        var gone = past.Results.SelectMany(r => r.Findings.Where(f => !after.Contains(f)).Select(f => (Result: r, Finding: f))).DistinctBy(p => p.Finding, FindingText.Comparer);
        return
        [
            .. after.Where(f => !before.Contains(f)).Select(f => Change(f, TrendKind.NewFinding)),
            .. gone.Select(p => Change(p.Finding, IsRepaired(p.Result, report.Results) ? TrendKind.Repaired : TrendKind.NoLongerSeen)),
        ];
    }

    // Only a check that spoke about the same thing now, and saw all of it, can say that something is gone.
    private static bool IsRepaired(CheckResult then, IReadOnlyList<CheckResult> now)
    {
        var same = now.Where(r => r.Check.Id == then.Check.Id && r.Subject.Kind == then.Subject.Kind && r.Subject.Name == then.Subject.Name).ToList();
        return same.Count > 0 && same.All(r => r.Outcome is Outcome.Pass or Outcome.Fail && r.Coverage.IsFull
            && !r.ReasonCodes.Contains(Risk.Rules.Evaluation.RuleEvaluator.Claimed, StringComparer.Ordinal));
    }

    private static FindingChange Change(Finding finding, TrendKind kind) =>
        new(finding, new TrendCause(kind, $"{finding.RuleId} at {finding.Location.Path}: {finding.Message}"));
}

/// <summary>Compares findings of two runs by what they say and where, but for the line.</summary>
internal sealed class FindingText : IEqualityComparer<Finding>
{
    public static FindingText Comparer { get; } = new();

    public bool Equals(Finding? x, Finding? y) => x is null || y is null ? ReferenceEquals(x, y) : Key(x) == Key(y);

    public int GetHashCode([DisallowNull] Finding obj) => Key(obj).GetHashCode();

    private static (string, Severity, string, string?, string?, string) Key(Finding f) => (f.RuleId, f.Severity, f.Location.Path, f.Location.Member, f.Call, f.Message);
}
