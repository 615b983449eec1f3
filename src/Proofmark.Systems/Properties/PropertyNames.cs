using System.Text.RegularExpressions;

namespace Proofmark.Systems.Properties;

/// <summary>How questions and answers are written, so that nobody ever needs quotes.</summary>
internal static partial class PropertyNames
{
    /// <summary>True for the name of a question: <c>turn-limit</c>.</summary>
    public static bool IsId(string text) => Ids().IsMatch(text);

    /// <summary>True for an answer: <c>per-task</c>, <c>L3</c>. What YAML reads as nothing, or as true or false, is none.</summary>
    public static bool IsValue(string text) => Values().IsMatch(text) && text is not ("null" or "Null" or "NULL" or "true" or "false");

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Ids();

    [GeneratedRegex("^[A-Za-z0-9]+([.-][A-Za-z0-9]+)*\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Values();
}
