namespace Proofmark.Interchange.Scorecard;

/// <summary>What OpenSSF Scorecard writes with <c>--format json</c>.</summary>
/// <param name="Repository">Name of the repository.</param>
/// <param name="Commit">The commit that was looked at.</param>
/// <param name="Version">Version of Scorecard.</param>
/// <param name="Time">When it looked.</param>
/// <param name="Checks">One entry for each check.</param>
public sealed record ScorecardReport(string Repository, string? Commit, string? Version, DateTimeOffset? Time, IReadOnlyList<ScorecardCheck> Checks);

/// <summary>One check of Scorecard.</summary>
/// <param name="Name">Its name, for example <c>Branch-Protection</c>.</param>
/// <param name="Score">From 0 to 10, or -1 when Scorecard could not tell.</param>
/// <param name="Reason">Why, in one sentence.</param>
public sealed record ScorecardCheck(string Name, int Score, string? Reason);
