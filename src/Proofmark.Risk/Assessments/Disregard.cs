using Proofmark.Core;
using Proofmark.Risk.Evidence;
using Proofmark.Risk.Overlay;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Assessments;

/// <summary>Lists the claims that were given no weight, or less than they ask for.</summary>
internal static class Disregard
{
    private const string DescriptionName = "proofmark.yaml";
    private const string InTree = "it stands inside the assessed tree, and nothing there can raise a verdict";

    /// <summary>All of them, in the order of their places.</summary>
    public static IReadOnlyList<DisregardedClaim> Of(SystemModel model, EvidenceSet evidence, IReadOnlySet<string> instances, AssessmentOptions options) =>
    [
        .. evidence.Rejected.Select(r => new DisregardedClaim("a file in an evidence store", r.Location, r.Reason))
            .Concat(evidence.Items.SelectMany(i => Statement(i, options)))
            .Concat(options.TreeTrusted ? [] : Description(model).Concat(MilderImpacts(model)))
            .Concat(model.Accepted.SelectMany(a => Acceptance(a, instances, options)))
            .OrderBy(c => c.Location.Path, StringComparer.Ordinal).ThenBy(c => c.Location.Line ?? 0).ThenBy(c => c.What, StringComparer.Ordinal),
    ];

    /// <summary>True when an acceptance holds: believed, named, and not over.</summary>
    public static bool Holds(AcceptedRisk accepted, AssessmentOptions options) => options.TreeTrusted && !IsOver(accepted, options);

    private static IEnumerable<DisregardedClaim> Statement(EvidenceItem item, AssessmentOptions options)
    {
        var result = item.Result;
        var what = $"{result.Check.Id}: {OutcomeNames.Of(result.Outcome)} for {result.Subject.Name}";
        if (EvidenceTrust.Reduction(item, options.TreeTrusted) is { } reason)
        {
            yield return new DisregardedClaim(what, item.Location, reason);
        }

        if (item.Origin != EvidenceOrigin.ThisRun && result.Time > options.AsOf)
        {
            yield return new DisregardedClaim(what, item.Location, "it is dated after the moment of this assessment");
        }
    }

    private static IEnumerable<DisregardedClaim> Description(SystemModel model)
    {
        foreach (var claim in model.ControlClaims)
        {
            yield return new DisregardedClaim($"control {claim.ControlId}", claim.Location, InTree);
        }

        foreach (var component in model.Components.Where(c => c.Approval is "all" or "some"))
        {
            yield return new DisregardedClaim($"approval: {component.Approval} at {component.Id}", component.Location, InTree);
        }
    }

    private static IEnumerable<DisregardedClaim> MilderImpacts(SystemModel model) =>
        from claim in model.Impact?.Classes ?? new Dictionary<string, ImpactClass>()
        let risk = claim.Key.Split('@')[0]
        where claim.Value < ImpactRating.Assumed(risk, PriorSet.Load()).Class
        select new DisregardedClaim($"impact of {claim.Key}: {claim.Value.ToString().ToLowerInvariant()}", new Location(DescriptionName), "it is milder than what is assumed, and it stands inside the assessed tree");

    private static IEnumerable<DisregardedClaim> Acceptance(AcceptedRisk accepted, IReadOnlySet<string> instances, AssessmentOptions options)
    {
        var what = $"{accepted.Risk} accepted by {accepted.By}";
        if (!instances.Contains(accepted.Risk))
        {
            yield return new DisregardedClaim(what, accepted.Location, "it names no risk of this system");
        }
        else if (IsOver(accepted, options))
        {
            yield return new DisregardedClaim(what, accepted.Location, $"it ended on {accepted.Until:yyyy-MM-dd}");
        }
        else if (!options.TreeTrusted)
        {
            yield return new DisregardedClaim(what, accepted.Location, InTree);
        }
    }

    private static bool IsOver(AcceptedRisk accepted, AssessmentOptions options) => accepted.Until < DateOnly.FromDateTime(options.AsOf.UtcDateTime);
}
