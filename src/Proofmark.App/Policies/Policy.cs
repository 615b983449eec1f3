using Proofmark.Core;
using Proofmark.Core.Expressions;
using Proofmark.Provenance.Lineage.Windows;
using Proofmark.Provenance.TrustPolicies;

namespace Proofmark.App.Policies;

/// <summary>The user's rules. A policy is believed because the user named it on the command line; none is ever looked for in the assessed tree.</summary>
public sealed record Policy
{
    /// <summary>The policy that holds when the user names none.</summary>
    public static Policy None { get; } = new() { Id = "none", Version = 0, Digest = Digest.OfBytes([]) };

    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its version.</summary>
    public required int Version { get; init; }

    /// <summary>Digest of its bytes.</summary>
    public required Digest Digest { get; init; }

    /// <summary>Least severity of a finding that fails; null leaves it to the verb.</summary>
    public Severity? FailOn { get; init; }

    /// <summary>Ids of checks that must have been established, and passed.</summary>
    public IReadOnlyList<string> Require { get; init; } = [];

    /// <summary>Findings that fail whatever their severity.</summary>
    public IReadOnlyList<PolicyBlock> Block { get; init; } = [];

    /// <summary>Files that may be unread.</summary>
    public IReadOnlyList<AllowedGap> Unread { get; init; } = [];

    /// <summary>What it asks of an assessment as a whole; verbs that assess nothing leave it aside.</summary>
    public GateConditions Gate { get; init; } = GateConditions.None;

    /// <summary>Who may sign models, evidence and seals.</summary>
    public TrustPolicy Trust { get; init; } = TrustPolicy.None;

    /// <summary>From where on a gap in the lineage of a model is an open window.</summary>
    public WindowRules Lineage { get; init; } = WindowRules.Default;
}

/// <summary>A rule that says which findings fail.</summary>
/// <param name="Id">Its id; becomes the reason code <c>policy.&lt;id&gt;</c>.</param>
/// <param name="Why">The reason for people.</param>
/// <param name="When">An expression of type bool over <c>finding</c>.</param>
public sealed record PolicyBlock(string Id, string Why, Expression When);
