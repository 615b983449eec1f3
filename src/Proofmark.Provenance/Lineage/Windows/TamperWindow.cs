using Proofmark.Core;

namespace Proofmark.Provenance.Lineage.Windows;

/// <summary>An interval in which bytes could change without the evidence showing it. A gap in the evidence, not an attack.</summary>
public sealed record TamperWindow
{
    /// <summary>The class.</summary>
    public required WindowClass Class { get; init; }

    /// <summary>Why it is open, kebab-case.</summary>
    public required string Reason { get; init; }

    /// <summary>The same for a person.</summary>
    public required string Message { get; init; }

    /// <summary>The artifact whose bytes could change; its name, and its digest where the evidence gives one.</summary>
    public required string Artifact { get; init; }

    /// <summary>The digest of the artifact; null when the evidence gives none.</summary>
    public Digest? Digest { get; init; }

    /// <summary>Steps that it lies in or between, by their ids, earlier first; empty for none.</summary>
    public required IReadOnlyList<string> Steps { get; init; }

    /// <summary>When it opens; null for an unknown moment.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>When it closes; null for an unknown moment.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Who could act.</summary>
    public required IReadOnlyList<string> Actors { get; init; }

    /// <summary>The threat of SLSA 1.1: A to I, or <c>dependency</c>.</summary>
    public required string Threat { get; init; }

    /// <summary>How grave it is.</summary>
    public required Severity Severity { get; init; }

    /// <summary>Attestations each of which alone would close it; the first is the one to make where nothing speaks against it.</summary>
    public required IReadOnlyList<ClosingAttestation> ClosedBy { get; init; }
}

/// <summary>An attestation that would close windows.</summary>
/// <param name="Id">Tells it from others.</param>
/// <param name="Step">The step that it is about, by its id; null for an artifact.</param>
/// <param name="What">What has to be attested, for a person.</param>
public sealed record ClosingAttestation(string Id, string? Step, string What);
