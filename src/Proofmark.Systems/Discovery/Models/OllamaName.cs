namespace Proofmark.Systems.Discovery.Models;

/// <summary>Names of models in the form <c>host/owner/name:tag</c>.</summary>
internal static class OllamaName
{
    /// <summary>The tag or digest, or null when the name has none.</summary>
    public static string? Tag(string name)
    {
        var at = name.LastIndexOfAny([':', '@']);
        return at > name.LastIndexOf('/') && at + 1 < name.Length ? name[(at + 1)..] : null;
    }
}
