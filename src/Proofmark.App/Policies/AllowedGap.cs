using System.IO.Enumeration;

namespace Proofmark.App.Policies;

/// <summary>Files of which the user knows that they cannot be read, and that it does not matter.</summary>
/// <param name="Pattern">A path relative to the assessed folder, with <c>*</c> for any text, slashes too.</param>
/// <param name="Why">The reason for people.</param>
public sealed record AllowedGap(string Pattern, string Why)
{
    /// <summary>True when it speaks of a file.</summary>
    /// <param name="path">The path relative to the assessed folder.</param>
    public bool Covers(string path) => FileSystemName.MatchesSimpleExpression(Pattern, path, ignoreCase: false);
}
