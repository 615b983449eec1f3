using Proofmark.Core.Documents;

namespace Proofmark.Core.Evidence;

/// <summary>What came of reading an evidence file.</summary>
/// <param name="Statement">The statement; null when there are errors.</param>
/// <param name="Id">Its content address: the SHA-256 digest of its canonical bytes, fields that are not known included; null when it is no JSON.</param>
/// <param name="Errors">What is wrong; empty when it was read.</param>
public sealed record EvidenceReading(EvidenceStatement? Statement, Digest? Id, IReadOnlyList<DocumentError> Errors);
