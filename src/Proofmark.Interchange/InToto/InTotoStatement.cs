using Proofmark.Core;
using Proofmark.Core.Documents;

namespace Proofmark.Interchange.InToto;

/// <summary>An in-toto Statement (v0.1 or v1), out of an envelope or bare.</summary>
/// <param name="PredicateType">What kind of thing is stated.</param>
/// <param name="Subjects">What it is stated of.</param>
/// <param name="Predicate">What is stated; null when there is nothing.</param>
/// <param name="IsSigned">True when it came in an envelope with signatures. They are not verified.</param>
public sealed record InTotoStatement(string PredicateType, IReadOnlyList<InTotoSubject> Subjects, DocumentMapping? Predicate, bool IsSigned);

/// <summary>A subject of a statement.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Digest">Its SHA-256 digest; null when it is named by other algorithms only.</param>
public sealed record InTotoSubject(string Name, Digest? Digest);
