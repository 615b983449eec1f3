using Proofmark.Core;

namespace Proofmark.Reporting.Gating;

/// <summary>What a gate decided, and why.</summary>
public sealed record GateReport
{
    /// <summary>Id of the system.</summary>
    public required string System { get; init; }

    /// <summary>The system's folder as the user named it; places of findings are relative to it.</summary>
    public required string Root { get; init; }

    /// <summary>The moment for which the answer holds (UTC).</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>The policy.</summary>
    public required GatePolicy Policy { get; init; }

    /// <summary>The baseline; null when everything was judged.</summary>
    public GateBaseline? Baseline { get; init; }

    /// <summary>True when everything that the policy asks for holds; what it does not ask for may be unknown.</summary>
    public required bool Opens { get; init; }

    /// <summary>The answer as a whole.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>Sorted, unique codes.</summary>
    public required IReadOnlyList<string> ReasonCodes { get; init; }

    /// <summary>The reasons, sorted by code.</summary>
    public required IReadOnlyList<GateLine> Reasons { get; init; }

    /// <summary>True when the user asked to believe the assessed tree.</summary>
    public bool TreeTrusted { get; init; }

    /// <summary>Digest of the rules that were used.</summary>
    public Digest? RuleSet { get; init; }

    /// <summary>Commit of the risk catalogue that was used.</summary>
    public string? CatalogueCommit { get; init; }
}

/// <summary>The policy of a gate.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Digest">Digest of its bytes.</param>
public sealed record GatePolicy(string Id, int Version, Digest Digest);

/// <summary>The baseline of a gate.</summary>
/// <param name="Digest">Digest of its bytes.</param>
/// <param name="AsOf">The moment for which it held (UTC).</param>
/// <param name="Known">Findings that it has already, and that were left aside.</param>
public sealed record GateBaseline(Digest Digest, DateTimeOffset AsOf, int Known);

/// <summary>One reason of a gate.</summary>
/// <param name="Code">The reason code; several reasons may share it.</param>
/// <param name="Effect">What it does: <c>fails</c>, <c>missing</c> or <c>noted</c>.</param>
/// <param name="Why">One sentence for people.</param>
/// <param name="Finding">The finding that it speaks of; null when it speaks of none.</param>
public sealed record GateLine(string Code, string Effect, string Why, Finding? Finding = null);
