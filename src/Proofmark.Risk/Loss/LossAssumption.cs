namespace Proofmark.Risk.Loss;

/// <summary>Something in the figures that is not the owner's.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Basis">What it rests on: <c>measured</c>, <c>published(...)</c> or <c>assumption</c>.</param>
/// <param name="Reason">Why it is taken so.</param>
public sealed record LossAssumption(string Name, string Basis, string Reason)
{
    /// <summary>All of loss model v1. None of them is an amount or a frequency.</summary>
    public static IReadOnlyList<LossAssumption> All { get; } =
    [
        new("dependence", Overlay.Basis.Assumption, "nobody has measured how far mechanism groups fail together; 0.3 keeps a long list of weak controls from looking like a strong one"),
        new("ceilings", Overlay.Basis.Assumption, "what a control can take off a risk at most is a judgement with a reason for each pair, some after a published figure; the effects of the overlay name the basis of each"),
        new("control-posteriors", Overlay.Basis.Assumption, "what evidence says about a control follows the scoring convention, which is not calibrated; a control without credit takes nothing off"),
        new("shapes", Overlay.Basis.Assumption, "attempts are PERT and Poisson, the loss of one event is lognormal, as the FAIR method has it"),
    ];
}
