using Proofmark.Provenance.Lineage.Evidence;

namespace Proofmark.Provenance.Lineage.Ingest;

/// <summary>What files say about lineage. Nobody signed it: no fact is attested, and no document passes: those that were read in full are not applicable to that question.</summary>
/// <param name="Facts">Facts, in the order of the files and of what stands in them.</param>
/// <param name="Documents">Every file that was recognised, and why it could not be read or is not established.</param>
public sealed record FactReading(IReadOnlyList<LineageFact> Facts, IReadOnlyList<LineageDocument> Documents);
