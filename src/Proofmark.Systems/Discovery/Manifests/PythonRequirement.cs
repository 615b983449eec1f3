using System.Text.RegularExpressions;

namespace Proofmark.Systems.Discovery.Manifests;

/// <summary>A dependency as PEP 508 writes it: name, extras, and a version or an address.</summary>
/// <param name="Name">The name as written.</param>
/// <param name="Version">The version clause or address; empty when there is none.</param>
/// <param name="Pinned">True for one exact version, or an address with a commit or digest.</param>
internal sealed partial record PythonRequirement(string Name, string Version, bool Pinned)
{
    /// <summary>Reads one requirement, or null when it is none.</summary>
    public static PythonRequirement? Read(string text)
    {
        var match = Form().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var rest = text[match.Length..];
        var address = rest.StartsWith('@');
        var end = address ? rest.IndexOf(" ;", StringComparison.Ordinal) : rest.IndexOfAny([';', '#']);
        rest = (end < 0 ? rest : rest[..end]).Trim().Trim('(', ')');
        var options = rest.IndexOf(" --", StringComparison.Ordinal);
        rest = options < 0 ? rest : rest[..options].Trim();
        return rest.Length == 0 || address || "=<>!~".Contains(rest[0], StringComparison.Ordinal)
            ? new PythonRequirement(match.Groups[1].Value, rest, address ? Fixed().IsMatch(rest) : IsExact(rest))
            : null;
    }

    /// <summary>True when a clause allows one version only.</summary>
    public static bool IsExact(string clause) => clause.StartsWith("==", StringComparison.Ordinal) && !clause.Contains('*', StringComparison.Ordinal) && !clause.Contains(',', StringComparison.Ordinal);

    [GeneratedRegex(@"\A\s*([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?:\[[^\]]*\])?\s*", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex(@"@[0-9a-f]{40}\b|#(?:[^#]*&)?sha256=[0-9a-f]{64}", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Fixed();
}
