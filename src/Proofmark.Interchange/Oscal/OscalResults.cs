namespace Proofmark.Interchange.Oscal;

/// <summary>What an OSCAL assessment-results document says about its targets.</summary>
/// <param name="Title">Title of the document.</param>
/// <param name="Findings">The findings of all its results.</param>
public sealed record OscalResults(string Title, IReadOnlyList<OscalVerdict> Findings);

/// <summary>A finding about one target.</summary>
/// <param name="Target">The objective or statement of a control, for example <c>ac-2_obj</c>.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Description">What was found.</param>
/// <param name="IsSatisfied">True when the target is said to be satisfied.</param>
/// <param name="Time">When the assessment ended; where that is not said, when it started.</param>
public sealed record OscalVerdict(string Target, string Title, string? Description, bool IsSatisfied, DateTimeOffset? Time);
