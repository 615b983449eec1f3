using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Proofmark.Core.Documents;
using Proofmark.Systems.Discovery.Engine;

namespace Proofmark.Systems.Discovery.Agents;

/// <summary>Finds secrets in a server's configuration and tells where they stand, never what they are.</summary>
internal static partial class McpSecrets
{
    private static readonly FrozenSet<string> Secret = FrozenSet.Create(
        StringComparer.Ordinal, "key", "apikey", "token", "secret", "password", "passwd", "pwd", "pat", "credential", "credentials", "auth", "authorization", "bearer", "cookie");

    // What a name ends in when it says where a secret is, not what it is.
    private static readonly FrozenSet<string> Pointer = FrozenSet.Create(StringComparer.Ordinal, "file", "path", "url", "uri", "id", "name", "type", "endpoint", "host", "mode");

    /// <summary>Where the secrets stand: <c>env.NAME</c>, <c>headers.NAME</c>, <c>args.--name</c>, <c>url</c>.</summary>
    public static IEnumerable<string> Names(DocumentNode server, string url, IReadOnlyList<string> arguments)
    {
        foreach (var section in (string[])["env", "headers", "requestInit"])
        {
            var entries = section == "requestInit" ? (server[section]?["headers"]).Entries() : server[section].Entries();
            foreach (var entry in entries.Where(static e => e.Value.Text() is { } value && IsSecret(e.Key, value)))
            {
                yield return $"{(section == "env" ? "env" : "headers")}.{entry.Key}";
            }
        }

        foreach (var name in InArguments(arguments).Distinct(StringComparer.Ordinal))
        {
            yield return "args." + name;
        }

        if (url.Length > 0 && WithoutSecrets(url) != url)
        {
            yield return "url";
        }
    }

    /// <summary>An address without user names, passwords and values of secret parameters.</summary>
    public static string WithoutSecrets(string url)
    {
        var host = url.IndexOf("://", StringComparison.Ordinal) is var scheme and >= 0 ? scheme + 3 : 0;
        var hostEnd = url.IndexOfAny(['/', '?', '#'], host) is var e and >= 0 ? e : url.Length;
        var at = url.LastIndexOf('@', Math.Max(0, hostEnd - 1));
        if (at >= host && !IsPlaceholder(url[host..at]))
        {
            url = url[..host] + url[(at + 1)..];
        }

        var query = url.IndexOf('?', StringComparison.Ordinal);
        if (query < 0)
        {
            return url;
        }

        var kept = url[(query + 1)..].Split('&').Where(static p => p.Split('=', 2) is not [var name, var value] || !IsSecret(name, value));
        var rest = string.Join('&', kept);
        return rest.Length == 0 && query + 1 < url.Length ? url[..query] : url[..(query + 1)] + rest;
    }

    // --api-key=value, --api-key value, -e API_KEY=value, "Authorization: Bearer value", and values that look like tokens
    private static IEnumerable<string> InArguments(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments[i];
            var cut = argument.IndexOfAny(['=', ':']);
            if (cut > 0 && IsSecret(argument[..cut], argument[(cut + 1)..].Trim()))
            {
                yield return argument[..cut];
            }
            else if (argument.StartsWith("--", StringComparison.Ordinal) && cut < 0 && i + 1 < arguments.Count && !arguments[i + 1].StartsWith('-') && IsSecret(argument, arguments[i + 1]))
            {
                yield return argument;
            }
            else if (Token().IsMatch(argument))
            {
                yield return $"{i}";
            }
        }
    }

    private static bool IsSecret(string name, string value)
    {
        var words = Effects.Split(name).ToList();
        var named = words.Exists(Secret.Contains) && !Pointer.Contains(words[^1]);
        return value.Length > 0 && !IsPlaceholder(value) && (Token().IsMatch(value) || (named && value is not ("true" or "false") && !value.All(char.IsAsciiDigit)));
    }

    private static bool IsPlaceholder(string value)
    {
        var plain = value.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? value[7..].Trim() : value.Trim();
        return plain.Length == 0
            || plain.StartsWith('$') || plain.StartsWith('%') || plain.StartsWith('<') || plain.Contains("${", StringComparison.Ordinal) || plain.Contains("{{", StringComparison.Ordinal)
            || plain.StartsWith("your", StringComparison.OrdinalIgnoreCase) || plain.Contains("_here", StringComparison.OrdinalIgnoreCase) || plain.Contains("-here", StringComparison.OrdinalIgnoreCase)
            || plain.StartsWith("op://", StringComparison.Ordinal) || plain.All(static c => c is '*' or 'x' or 'X' or '.' or '…');
    }

    [GeneratedRegex(
        @"(?:\A|[^A-Za-z0-9])(?:sk-[A-Za-z0-9_-]{16,}|gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|xox[abprs]-[A-Za-z0-9-]{10,}|AKIA[0-9A-Z]{16}|AIza[0-9A-Za-z_-]{30,}|glpat-[A-Za-z0-9_-]{16,}|hf_[A-Za-z0-9]{20,}|npm_[A-Za-z0-9]{30,})",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}
