namespace Proofmark.Risk.Rules.Reading;

/// <summary>What rules need to know of the property vocabulary.</summary>
internal static class RuleProperties
{
    /// <summary>Target that stands for components of every kind.</summary>
    public const string AnyComponent = "any-component";

    private const string System = "system";
    private const string Component = "component";

    /// <summary>True when a property is asked of a target: a component kind, <c>any-component</c>, <c>flow</c>, <c>data</c>, <c>identity</c> or <c>system</c>.</summary>
    public static bool IsAskedOf(string id, string target) => id.Length > 0 && target.Length > 0;

    /// <summary>True when a property is asked of the system.</summary>
    public static bool IsAskedOfSystem(string id) => IsAskedOf(id, System);

    /// <summary>True when a property is asked of components of at least one kind.</summary>
    public static bool IsAskedOfSomeComponent(string id) => IsAskedOf(id, Component);

    /// <summary>The question of a property.</summary>
    public static string Ask(string id) => $"What is its {id}?";

    /// <summary>What to say about a property that a target does not have.</summary>
    public static string Unknown(string id, string target) => $"the property '{id}' is not asked of a {target}";
}
