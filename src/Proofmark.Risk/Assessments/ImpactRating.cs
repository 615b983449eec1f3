using Proofmark.Risk.Overlay;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Assessments;

/// <summary>
/// How bad a risk would be. The owner's word counts where it is worse than what is assumed; a milder one stands in the assessed tree and is a claim,
/// which counts only when the user asked to believe the tree.
/// </summary>
internal static class ImpactRating
{
    /// <summary>The basis of a class that the owner gave.</summary>
    public const string Owner = "owner";

    /// <summary>The class of a risk at a component.</summary>
    public static RiskImpact Of(string risk, string component, SystemModel model, PriorSet priors, bool treeTrusted)
    {
        var assumed = Assumed(risk, priors);
        return Declared(risk, component, model) is { } declared && (treeTrusted || declared >= assumed.Class)
            ? new RiskImpact(declared, Owner, "the owner says so in the system's description")
            : assumed;
    }

    /// <summary>What is assumed until the owner says otherwise. Nobody's judgement is no reason to think little of a risk.</summary>
    public static RiskImpact Assumed(string risk, PriorSet priors) => priors.Find(risk) is { } prior
        ? new RiskImpact(prior.Impact, Basis.Assumption, prior.Reason)
        : new RiskImpact(ImpactClass.High, Basis.Assumption, "nobody has judged this risk yet, so it is not taken lightly");

    private static ImpactClass? Declared(string risk, string component, SystemModel model)
    {
        var classes = model.Impact?.Classes;
        return classes is null ? null
            : classes.TryGetValue($"{risk}@{component}", out var here) ? here
            : classes.TryGetValue(risk, out var anywhere) ? anywhere
            : null;
    }
}
