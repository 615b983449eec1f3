namespace Proofmark.Provenance.ModelSigning;

/// <summary>What git keeps beside a model, left out by default, at the top only.</summary>
public static class DefaultIgnores
{
    /// <summary>The names.</summary>
    public static IReadOnlyList<string> Git { get; } = [".git", ".gitattributes", ".github", ".gitignore"];
}
