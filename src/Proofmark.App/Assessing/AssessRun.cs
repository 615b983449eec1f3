using Proofmark.App.Policies;
using Proofmark.Core.Documents;
using Proofmark.Reporting;
using Proofmark.Risk.Evidence;

namespace Proofmark.App.Assessing;

/// <summary>What came of an assessment.</summary>
public sealed record AssessRun
{
    /// <summary>Mistakes in the system's description; there is no report when there are any.</summary>
    public IReadOnlyList<DocumentError> Mistakes { get; init; } = [];

    /// <summary>Everything that the views show; null when there are mistakes.</summary>
    public AssessmentReport? Report { get; init; }

    /// <summary>What the policy says; null when there are mistakes.</summary>
    public Decision? Decision { get; init; }

    /// <summary>The statements that were read from stores.</summary>
    public EvidenceSet Stored { get; init; } = EvidenceSet.Empty;
}
