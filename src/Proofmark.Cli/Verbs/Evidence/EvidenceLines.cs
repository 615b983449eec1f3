using Proofmark.Reporting.Terminal;
using Proofmark.Risk.Evidence;

namespace Proofmark.Cli.Verbs.Evidence;

/// <summary>Statements of a store as lists show them.</summary>
internal static class EvidenceLines
{
    public static EvidenceLine Of(EvidenceItem item) => new(
        item.Id.Hex,
        item.Result.Check.Id,
        item.Result.Subject.Name,
        EvidenceTrust.Method(item, treeTrusted: false),
        item.Result.Outcome,
        item.Result.Time,
        item.Statement.Predicate.Author);
}
