namespace Proofmark.Risk.Assessments;

/// <summary>What one check says about a control.</summary>
/// <param name="CheckId">The check.</param>
/// <param name="Share">From 0 (fail) to 1 (pass).</param>
/// <param name="Weight">Observations it is worth after its age.</param>
/// <param name="Evidence">Ids of the evidence, sorted; empty for a mandatory check that is missing.</param>
public sealed record GroupCheck(string CheckId, double Share, double Weight, IReadOnlyList<string> Evidence);
