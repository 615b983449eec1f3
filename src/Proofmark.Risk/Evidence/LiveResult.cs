using Proofmark.Core;

namespace Proofmark.Risk.Evidence;

/// <summary>What holds, as of a moment, for one check and one subject of the assessed tree.</summary>
/// <param name="CheckId">The check.</param>
/// <param name="Subject">The subject, by its name in the assessed tree.</param>
/// <param name="Outcome">What holds.</param>
/// <param name="Candidates">The results that hold, each with its method and age; several passes of different methods can hold at once.</param>
public sealed record LiveResult(string CheckId, Subject Subject, Outcome Outcome, IReadOnlyList<LiveCandidate> Candidates);

/// <summary>A result that holds.</summary>
/// <param name="Item">The statement.</param>
/// <param name="Method">The method after the caps of its origin.</param>
/// <param name="Age">How old it is; 0 for a result of this run and for a fail, which does not age.</param>
public sealed record LiveCandidate(EvidenceItem Item, Rung Method, TimeSpan Age);
