namespace Proofmark.Risk.Scoring;

/// <summary>What one check says about one control.</summary>
/// <param name="CheckId">The check.</param>
/// <param name="Share">From 0 (fail) to 1 (pass).</param>
/// <param name="Weight">Pseudo-counts after age, confidence and match; 0 or more.</param>
/// <param name="Evidence">Ids of the evidence behind it.</param>
internal sealed record Voice(string CheckId, double Share, double Weight, IReadOnlyList<string> Evidence)
{
    /// <summary>True when the check speaks against the control.</summary>
    public bool Refutes => Share < 0.5;
}
