using Proofmark.Risk.Overlay;

namespace Proofmark.Risk.Scoring.Residuals;

/// <summary>Controls of one risk that work by one mechanism in one way.</summary>
/// <param name="Group">Id of the mechanism.</param>
/// <param name="Acts">How they act.</param>
/// <param name="Controls">Ids of the controls with their ceilings, in ordinal order.</param>
internal sealed record Mechanism(string Group, EffectAct Acts, IReadOnlyList<(string Control, EffectCeiling Ceiling)> Controls);
