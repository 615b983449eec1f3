namespace Proofmark.Risk.Rules;

/// <summary>What a rule looks at, one after the other.</summary>
public enum RuleSubject
{
    /// <summary>The system, once.</summary>
    System,

    /// <summary>Every component of some kinds.</summary>
    Component,

    /// <summary>Every fact of some kinds.</summary>
    Fact,
}
