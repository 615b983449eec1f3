namespace Proofmark.Risk.Rules;

/// <summary>A question that must be answered before the silence of a rule means anything.</summary>
/// <param name="Property">Id of the property.</param>
/// <param name="OfSystem">True when it is asked of the system and not of what the rule looks at.</param>
public sealed record RuleQuestion(string Property, bool OfSystem);
