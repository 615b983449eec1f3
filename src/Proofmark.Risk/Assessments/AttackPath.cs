namespace Proofmark.Risk.Assessments;

/// <summary>A way from untrusted text to an action outside the system. The chances multiply along a way; the system is as open as its most open way.</summary>
public sealed record AttackPath
{
    /// <summary>Ids of the components, from the entry to the action.</summary>
    public required IReadOnlyList<string> Components { get; init; }

    /// <summary>Share of the undefended chance that is left along the whole way.</summary>
    public required ResidualShare Residual { get; init; }

    /// <summary>Id of the component that stops least, of those at which one of the risks is assessed; the first of several, or of all when there is none.</summary>
    public required string WeakestStep { get; init; }

    /// <summary>The risk instances that a step takes its chance from, by id, in the order of the way.</summary>
    public required IReadOnlyList<string> Instances { get; init; }
}
