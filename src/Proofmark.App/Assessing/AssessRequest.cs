using Proofmark.App.Policies;
using Proofmark.Core;
using Proofmark.Risk.Catalogues;

namespace Proofmark.App.Assessing;

/// <summary>What to assess, and what to believe.</summary>
public sealed record AssessRequest
{
    /// <summary>The system's folder, as the user named it.</summary>
    public required string Root { get; init; }

    /// <summary>Folders of statements that the user named. One that lies inside <see cref="Root"/> is believed no more than the tree.</summary>
    public IReadOnlyList<string> Stores { get; init; } = [];

    /// <summary>Folders of rules of the user's own. One that lies inside <see cref="Root"/> can add findings and nothing else.</summary>
    public IReadOnlyList<string> RuleFolders { get; init; } = [];

    /// <summary>True when the user asked to believe claims inside the tree.</summary>
    public bool TreeTrusted { get; init; }

    /// <summary>The moment for which the answer holds (UTC).</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>The user's policy.</summary>
    public Policy Policy { get; init; } = Policy.None;

    /// <summary>Least severity of a finding that fails.</summary>
    public Severity FailOn { get; init; } = Severity.High;

    /// <summary>An earlier assessment that the user named: what it has already does not fail. Null for none.</summary>
    public PastAssessment? Baseline { get; init; }

    /// <summary>An earlier assessment to compare with; changes no answer. Null for none.</summary>
    public PastAssessment? Against { get; init; }

    /// <summary>The catalogue that the user named; null for the one of this build.</summary>
    public Catalogue? Catalogue { get; init; }

    /// <summary>Bounds of readers.</summary>
    public Limits Limits { get; init; } = Limits.Default;
}
