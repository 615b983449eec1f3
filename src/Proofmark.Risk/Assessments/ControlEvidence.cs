using Proofmark.Risk.Overlay;

namespace Proofmark.Risk.Assessments;

/// <summary>What is believed of a control against a risk at a component, for those who draw: <c>θ ~ Beta(Alpha, Beta)</c>.</summary>
/// <param name="ControlId">The control.</param>
/// <param name="Group">Its mechanism.</param>
/// <param name="Acts">How it acts.</param>
/// <param name="Ceiling">The share that it would take away if it worked perfectly.</param>
/// <param name="IsSupported">True when evidence speaks in its favour and no open finding refutes its mechanism here; otherwise nobody has shown that it works.</param>
/// <param name="Alpha">Weight of what speaks for it, the prior included.</param>
/// <param name="Beta">Weight of what speaks against it, the prior included.</param>
public sealed record ControlEvidence(string ControlId, string Group, EffectAct Acts, EffectCeiling Ceiling, bool IsSupported, double Alpha, double Beta);
