using Proofmark.Risk.Bindings;

namespace Proofmark.Risk.Scoring;

/// <summary>What one check says about one control.</summary>
/// <param name="CheckId">The check.</param>
/// <param name="Share">From 0 (fail) to 1 (pass).</param>
/// <param name="Weight">Pseudo-counts after age, confidence and match; 0 or more.</param>
/// <param name="Evidence">Ids of the evidence behind it; empty for a mandatory check that is missing.</param>
internal sealed record Voice(string CheckId, double Share, double Weight, IReadOnlyList<string> Evidence)
{
    /// <summary>Pseudo-counts of a mandatory check that is missing: it counts as a fail.</summary>
    public const double MissingWeight = 2;

    /// <summary>The measured recall of the check; null when it was never measured.</summary>
    public BindingRecall? Recall { get; init; }

    /// <summary>For a mandatory check that is missing: what a fresh fail of it would weigh. Null for a check that has spoken.</summary>
    public double? WeightIfFailed { get; init; }

    /// <summary>True when nothing but the word of the assessed tree stands behind it: it weighs against a control and is no evidence that somebody looked.</summary>
    public bool IsClaim { get; init; }

    /// <summary>True when the check speaks against the control.</summary>
    public bool Refutes => Share < 0.5;

    /// <summary>True when evidence stands behind it.</summary>
    public bool HasSpoken => WeightIfFailed is null;
}
