using System.Collections.Frozen;

namespace Proofmark.Systems.Model;

/// <summary>The empty set of answers.</summary>
internal static class NoProperties
{
    public static IReadOnlyDictionary<string, string> Instance { get; } = FrozenDictionary<string, string>.Empty;
}
