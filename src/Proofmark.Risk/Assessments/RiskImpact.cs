using Proofmark.Systems.Model;

namespace Proofmark.Risk.Assessments;

/// <summary>How bad it is when a risk comes true: an ordinal, compared and never multiplied.</summary>
/// <param name="Class">The class.</param>
/// <param name="Basis">What it rests on: <c>owner</c>, <c>published(...)</c> or <c>assumption</c>.</param>
/// <param name="Reason">Why this class.</param>
public sealed record RiskImpact(ImpactClass Class, string Basis, string Reason);
