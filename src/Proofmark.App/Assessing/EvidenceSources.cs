using Proofmark.App.Evidence;
using Proofmark.Core;
using Proofmark.Provenance.TrustPolicies;
using Proofmark.Risk.Evidence;

namespace Proofmark.App.Assessing;

/// <summary>Reads the statements of the tree and of the stores that the user named.</summary>
internal static class EvidenceSources
{
    /// <summary>Where a system's own statements lie, below its folder.</summary>
    public const string InTree = ".proofmark/evidence";

    /// <summary>The statements of all stores, and what their seals say: one result for each store that has seals which count, or whose seals the policy requires.</summary>
    public static (EvidenceSet Statements, IReadOnlyList<CheckResult> Seals) Load(AssessRequest request)
    {
        var signatures = TrustedEvidence.By(request.Policy.Trust, request.AsOf);
        var all = EvidenceSet.Empty;
        var seals = new List<CheckResult>();
        foreach (var folder in request.Stores.Prepend(Path.Combine(request.Root, InTree)))
        {
            var origin = AssessedTree.Contains(request.Root, folder) ? EvidenceOrigin.AssessedTree : EvidenceOrigin.NamedStore;
            var store = new EvidenceStore(folder, origin, request.Limits, signatures);
            var statements = store.Load();
            all = all.Union(statements);
            if (SealOf(request, store, folder, statements) is { } result)
            {
                seals.Add(result);
            }
        }

        return (all, seals);
    }

    private static CheckResult? SealOf(AssessRequest request, EvidenceStore store, string folder, EvidenceSet statements)
    {
        if (!request.Policy.Trust.For(TrustRole.Sealer).Any())
        {
            return null;
        }

        var result = SealUseCase.Check(folder, statements, SealUseCase.Load(store, request.Policy.Trust, request.AsOf, request.Limits), null, request.AsOf);
        return result.Outcome != Outcome.NotEstablished || request.Policy.Require.Contains(result.Check.Id) ? result : null;
    }
}
