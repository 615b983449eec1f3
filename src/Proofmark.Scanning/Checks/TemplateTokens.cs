using System.Text.RegularExpressions;

namespace Proofmark.Scanning.Checks;

/// <summary>Finds what server-side template injection into Jinja needs: the internals of Python objects.</summary>
internal static partial class TemplateTokens
{
    /// <summary>The first token that leads out of the template language; null when there is none.</summary>
    public static string? FirstEscape(string template)
    {
        // Jinja decodes escapes inside strings, so "\x5f\x5fclass\x5f\x5f" names the same attribute.
        var match = Escape().Match(template);
        return match.Success ? match.Value : EncodedUnderscore().Match(template) is { Success: true } encoded ? encoded.Value : null;
    }

    [GeneratedRegex(
        @"__\w+__|\|\s*attr\b|\b(?:cycler|joiner|lipsum|self|config|request|get_flashed_messages|url_for)\s*\.\s*_|\.\s*__|\[\s*['""]_{1,2}|['""]_|\(\s*_+\s*=|%c|\b(?:popen|subprocess|os\.system|func_globals|mro\s*\()",
        RegexOptions.CultureInvariant)]
    private static partial Regex Escape();

    [GeneratedRegex(@"\\x5[fF]|\\u005[fF]|\\U0000005[fF]|\\137|\\N\{LOW LINE\}", RegexOptions.CultureInvariant)]
    private static partial Regex EncodedUnderscore();
}
