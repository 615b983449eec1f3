using System.Text.RegularExpressions;

namespace Proofmark.Formats.Yaml;

/// <summary>
/// Resolves interpolations of OmegaConf within one document (omegaconf 2.3, grammar): <c>${a.b}</c>, <c>${.a}</c>, and the resolvers <c>oc.select</c>, <c>oc.decode</c> and the default of
/// <c>oc.env</c>. What other resolvers or other files give stays unresolved.
/// </summary>
internal sealed partial class YamlInterpolation
{
    private const int Most = 50_000;
    private const int MostSteps = 64;
    private const int Longest = 4096;

    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);
    private int steps;

    /// <summary>True for a dotted name of Python, or one that interpolations make.</summary>
    public static bool IsDotted(string text) => text.Contains("${", StringComparison.Ordinal) || Dotted().IsMatch(text);

    /// <summary>Remembers a value; the last one of a key counts.</summary>
    public void Learn(string path, string value)
    {
        if (values.Count < Most && value.Length <= Longest)
        {
            values[path] = value;
        }
    }

    /// <summary>Forgets the document.</summary>
    public void Clear() => values.Clear();

    /// <summary>The text with its interpolations resolved.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">The path of the mapping that it stands in.</param>
    /// <returns>The text, null when it cannot be known; not certain when the environment decides.</returns>
    public (string? Text, bool IsCertain) Resolve(string text, string path)
    {
        steps = 0;
        var isCertain = true;
        var resolved = Resolved(text, path, ref isCertain);
        return (resolved, isCertain);
    }

    private string? Resolved(string text, string path, ref bool isCertain)
    {
        // Innermost first: what has no interpolation within it.
        while (Innermost().Match(text) is { Success: true } found)
        {
            if (++steps > MostSteps || text.Length > Longest || Value(found.Groups[1].Value.Trim(), path, ref isCertain) is not { } value)
            {
                return null;
            }

            text = text[..found.Index] + value + text[(found.Index + found.Length)..];
        }

        return text.Contains("${", StringComparison.Ordinal) ? null : text;
    }

    private string? Value(string reference, string path, ref bool isCertain)
    {
        var colon = reference.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            return Node(reference, path, ref isCertain);
        }

        var arguments = reference[(colon + 1)..].Split(',').Select(static a => Unquoted(a.Trim())).ToArray();
        switch (reference[..colon].Trim())
        {
            case "oc.decode" when arguments.Length == 1:
                return Unquoted(arguments[0]);
            case "oc.select":
                return Node(arguments[0], path, ref isCertain) ?? arguments.ElementAtOrDefault(1);
            case "oc.env" when arguments.Length == 2:
                isCertain = false;
                return arguments[1];
            default:
                return null;
        }
    }

    // The value at a key: from the root, or with dots in front from the mapping that the text stands in and further out.
    private string? Node(string key, string path, ref bool isCertain)
    {
        var dots = key.Length - key.TrimStart('.').Length;
        var from = dots == 0 ? "" : path;
        for (var i = 1; i < dots; i++)
        {
            from = from.LastIndexOf('.') is >= 0 and var cut ? from[..cut] : "";
        }

        var name = key[dots..].Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).TrimStart('.');
        var full = from.Length == 0 ? name : $"{from}.{name}";
        return values.GetValueOrDefault(full) is { } value ? Resolved(value, full.LastIndexOf('.') is >= 0 and var end ? full[..end] : "", ref isCertain) : null;
    }

    private static string Unquoted(string text) => text.Length > 1 && text[0] is '\'' or '"' && text[^1] == text[0] ? text[1..^1] : text;

    [GeneratedRegex(@"\$\{([^${}]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Innermost();

    [GeneratedRegex(@"^[A-Za-z_]\w*(\.[A-Za-z_]\w*)+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Dotted();
}
