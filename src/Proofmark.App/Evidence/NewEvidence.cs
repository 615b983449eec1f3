using Proofmark.Core;
using Proofmark.Core.Evidence;
using Proofmark.Risk.Evidence;

namespace Proofmark.App.Evidence;

/// <summary>Which results of a run are worth a statement: those that say something, and that no recent statement says already.</summary>
public static class NewEvidence
{
    // A statement that only repeats one of the same day adds a file and no knowledge.
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);

    /// <summary>The statements to add to a store.</summary>
    /// <param name="results">Results of this run.</param>
    /// <param name="stored">What the store holds.</param>
    public static IReadOnlyList<EvidenceStatement> Of(IReadOnlyList<CheckResult> results, EvidenceSet stored)
    {
        ArgumentNullException.ThrowIfNull(results);
        ArgumentNullException.ThrowIfNull(stored);
        var known = stored.Items.ToLookup(i => Timeless(i.Result));
        return
        [
            .. results
                .Where(r => r.Outcome != Outcome.NotApplicable)
                .Where(r => !known[Timeless(r)].Any(i => (r.Time - i.Result.Time).Duration() < Fresh))
                .Select(r => EvidenceStatement.FromResult(r)),
        ];
    }

    private static Digest Timeless(CheckResult result) => EvidenceCodec.IdOf(EvidenceStatement.FromResult(result with { Time = DateTimeOffset.UnixEpoch }));
}
