using Proofmark.Core;

namespace Proofmark.App.Policies;

/// <summary>What the policy says about a set of results.</summary>
/// <param name="Outcome">Fail, error, not-established, pass, or not-applicable where there was nothing to judge; a pass needs everything in scope to have been seen.</param>
/// <param name="ReasonCodes">Sorted, unique codes.</param>
/// <param name="Missing">Checks that the policy requires and that were not established.</param>
public sealed record Decision(Outcome Outcome, IReadOnlyList<string> ReasonCodes, IReadOnlyList<string> Missing);
