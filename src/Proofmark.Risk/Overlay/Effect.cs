namespace Proofmark.Risk.Overlay;

/// <summary>What a control can do about a risk at best. Ours: the Risk Map only says that the two belong together.</summary>
/// <param name="Risk">Risk id; <see cref="EffectSet.EveryRisk"/> for a control that answers every risk.</param>
/// <param name="Control">Control id.</param>
/// <param name="Strength">How much, if it is done perfectly.</param>
/// <param name="Acts">Where it acts.</param>
/// <param name="Group">Id of the mechanism; effects of one mechanism on one risk overlap, and the best of them counts.</param>
/// <param name="Basis">What the strength rests on: <c>assumption</c> or <c>published(REFERENCE)</c>; see <see cref="Overlay.Basis"/>.</param>
/// <param name="Reason">Why, in one clause.</param>
public sealed record Effect(string Risk, string Control, EffectStrength Strength, EffectAct Acts, string Group, string Basis, string Reason);

/// <summary>The range of what a perfect control takes away, as the three points of a PERT distribution.</summary>
/// <param name="Strength">The class.</param>
/// <param name="Low">Least, a share from 0 to 1.</param>
/// <param name="Mode">Most likely, a share from 0 to 1.</param>
/// <param name="High">Most, a share from 0 to 1.</param>
public sealed record EffectCeiling(EffectStrength Strength, double Low, double Mode, double High);

/// <summary>A mechanism by which controls act.</summary>
/// <param name="Id">Id, for example <c>input-filter</c>.</param>
/// <param name="What">What it is, in a clause.</param>
public sealed record MechanismGroup(string Id, string What);
