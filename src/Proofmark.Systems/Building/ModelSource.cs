using Proofmark.Systems.Facts;

namespace Proofmark.Systems.Building;

/// <summary>What the source of a described model says: <c>hf:owner/name@revision</c>, <c>api:vendor/name</c>.</summary>
internal static class ModelSource
{
    /// <summary>True when a fact speaks of the model: it is loaded by this name, with code of its own perhaps, or an adapter is built on it.</summary>
    public static bool Names(string source, Fact fact) => fact.Kind switch
    {
        FactKind.ModelReference or FactKind.RemoteCode => Is(source, fact.Value),
        FactKind.Adapter => fact.Attributes.TryGetValue("base-model", out var model) && Is(source, model),
        _ => false,
    };

    private static bool Is(string source, string name)
    {
        var plain = source[(source.IndexOf(':', StringComparison.Ordinal) + 1)..].Split('@')[0];
        return name.Length > 0 && (plain == name || plain.EndsWith("/" + name, StringComparison.Ordinal));
    }
}
