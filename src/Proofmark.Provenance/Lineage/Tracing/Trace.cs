using Proofmark.Provenance.Lineage.Evidence;
using Proofmark.Provenance.Lineage.Windows;

namespace Proofmark.Provenance.Lineage.Tracing;

/// <summary>A step of a trace.</summary>
/// <param name="Step">The step.</param>
/// <param name="BuildLevel">Level of the SLSA build track, see <see cref="LineageStep.BuildLevel"/>.</param>
/// <param name="Exposure">How far its inside is open, 0 to 4; see <see cref="WindowRules.InStep"/>.</param>
/// <param name="Producers">Ids of the steps whose products it took.</param>
public sealed record TracedStep(LineageStep Step, int BuildLevel, int Exposure, IReadOnlyList<string> Producers);

/// <summary>Where a model comes from, as far as the evidence shows it.</summary>
public sealed record Trace
{
    /// <summary>What was traced.</summary>
    public required ArtifactReference Target { get; init; }

    /// <summary>True when its bytes were read and hashed now.</summary>
    public required bool IsRead { get; init; }

    /// <summary>The steps that it came through, nearest first.</summary>
    public required IReadOnlyList<TracedStep> Steps { get; init; }

    /// <summary>Open windows, by class.</summary>
    public required IReadOnlyList<TamperWindow> Windows { get; init; }

    /// <summary>The fewest attestations that close them.</summary>
    public required ClosingSet Closing { get; init; }

    /// <summary>What cannot be true together.</summary>
    public required IReadOnlyList<Contradiction> Contradictions { get; init; }

    /// <summary>Requirements of the Artifact Integrity Maturity Model.</summary>
    public required IReadOnlyList<MaturityRequirement> Requirements { get; init; }

    /// <summary>The highest level of the Artifact Integrity Maturity Model that holds, 0 to 3.</summary>
    public required int MaturityLevel { get; init; }

    /// <summary>The evidence.</summary>
    public required LineageEvidence Evidence { get; init; }
}
