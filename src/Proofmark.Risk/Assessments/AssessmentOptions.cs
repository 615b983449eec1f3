namespace Proofmark.Risk.Assessments;

/// <summary>How to assess.</summary>
/// <param name="AsOf">The moment for which the answer holds (UTC).</param>
/// <param name="TreeTrusted">True when the user asked to believe claims inside the assessed tree; the assessment then says so.</param>
/// <param name="Root">The assessed folder as the user wrote it; used in the commands that are proposed.</param>
public sealed record AssessmentOptions(DateTimeOffset AsOf, bool TreeTrusted = false, string Root = ".");
