using Proofmark.Core;

namespace Proofmark.Risk.Assessments;

/// <summary>A claim that was given no weight.</summary>
/// <param name="What">What was claimed.</param>
/// <param name="Location">Where.</param>
/// <param name="Reason">Why it was given no weight.</param>
public sealed record DisregardedClaim(string What, Location Location, string Reason);
