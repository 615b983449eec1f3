using Proofmark.Core;
using Proofmark.Reporting.Trends;
using Proofmark.Risk.Assessments;
using Proofmark.Risk.Evidence;
using Proofmark.Systems.Model;

namespace Proofmark.Reporting;

/// <summary>Everything that a view of an assessment may show; each view is a projection of this one record.</summary>
public sealed record AssessmentReport
{
    /// <summary>What the evidence says.</summary>
    public required Assessment Assessment { get; init; }

    /// <summary>The system that was assessed.</summary>
    public required SystemModel System { get; init; }

    /// <summary>Every check result that was counted.</summary>
    public required IReadOnlyList<CheckResult> Results { get; init; }

    /// <summary>Every statement that was looked at, those of this run included, in the order of their ids; what counts is in <see cref="Assessment"/>.</summary>
    public IReadOnlyList<EvidenceItem> Evidence { get; init; } = [];

    /// <summary>The answer as a whole, as the exit code gives it.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>What decided the answer, one sentence; null when nothing needs to be said.</summary>
    public string? Because { get; init; }

    /// <summary>The moment for which the answer holds (UTC).</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>The program.</summary>
    public ToolIdentity Tool { get; init; } = ToolIdentity.Current;

    /// <summary>Digest of the rules that were used.</summary>
    public Digest? RuleSet { get; init; }

    /// <summary>Commit of the risk catalogue that was used.</summary>
    public string? CatalogueCommit { get; init; }

    /// <summary>What moved since an earlier assessment; null when none was named.</summary>
    public Trend? Trend { get; init; }
}
