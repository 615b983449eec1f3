using Proofmark.Core;
using Proofmark.Provenance.Verification;

namespace Proofmark.Provenance.ModelSigning;

/// <summary>How a model on disk differs from what was signed.</summary>
/// <param name="Missing">Signed and not there.</param>
/// <param name="Extra">There and not signed.</param>
/// <param name="Changed">There with other content.</param>
public sealed record ModelDifference(IReadOnlyList<string> Missing, IReadOnlyList<string> Extra, IReadOnlyList<string> Changed)
{
    /// <summary>True when there is no difference.</summary>
    public bool IsNone => Missing.Count + Extra.Count + Changed.Count == 0;
}

/// <summary>What the verification of a model found.</summary>
/// <param name="Outcome">Pass, fail, or not established.</param>
/// <param name="ReasonCodes">Why not pass, sorted; empty after a pass.</param>
/// <param name="Messages">The same for a person, in the order found.</param>
/// <param name="Root">The root digest that was signed; null when the signature was not read so far.</param>
/// <param name="Dialect">Dialect of the statement; null when not read so far.</param>
/// <param name="Method">How the manifest was made; null when not read so far.</param>
/// <param name="Difference">How the model differs; null when it was not compared.</param>
/// <param name="Ignored">Files that are there and that the signature does not cover by its own or the user's decision.</param>
/// <param name="Signature">What the signature itself gave; null when it was not verified.</param>
/// <param name="FileCount">Files that were compared.</param>
public sealed record ModelVerification(
    Outcome Outcome,
    IReadOnlyList<string> ReasonCodes,
    IReadOnlyList<string> Messages,
    Digest? Root,
    ManifestDialect? Dialect,
    ManifestMethod? Method,
    ModelDifference? Difference,
    IReadOnlyList<string> Ignored,
    BundleVerification? Signature,
    int FileCount)
{
    /// <summary>What was signed; null unless the signature verified and its statement could be read.</summary>
    public Manifest? Manifest { get; init; }

    /// <summary>Signed files that were compared and are as they were signed, in the order of the signature; also when others are not.</summary>
    public IReadOnlyList<string> Intact { get; init; } = [];
}
