using Proofmark.Systems.Model;

namespace Proofmark.Risk.Rules;

/// <summary>What proves a rule: it speaks on one system and is silent, but not for want of a subject, on the other.</summary>
/// <param name="Positive">A system with the mistake.</param>
/// <param name="Negative">A system of the same kind without it.</param>
public sealed record RuleTest(SystemModel Positive, SystemModel Negative);
