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

    /// <summary>Every flow between two components.</summary>
    Flow,

    /// <summary>Every identity of some kinds.</summary>
    Identity,

    /// <summary>Every data set.</summary>
    Data,
}
