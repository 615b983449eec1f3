using Proofmark.Core.Documents;
using Proofmark.Core.Secrets;
using Proofmark.Systems.Discovery.Engine;

namespace Proofmark.Systems.Discovery.Agents;

/// <summary>Finds secrets in a server's configuration and tells where they stand, never what they are.</summary>
internal static class McpSecrets
{
    /// <summary>Where the secrets stand: <c>env.NAME</c>, <c>headers.NAME</c>, <c>args.--name</c>, <c>url</c>, <c>command</c>, <c>name</c>.</summary>
    public static IEnumerable<string> Names(DocumentEntry entry, string url, string command, IReadOnlyList<string> arguments)
    {
        var server = entry.Value;
        foreach (var section in (string[])["env", "headers", "requestInit"])
        {
            var entries = section == "requestInit" ? (server[section]?["headers"]).Entries() : server[section].Entries();
            foreach (var field in entries.Where(static e => e.Value.Text() is { } value && (SecretWords.IsSecret(e.Key, value) || Redaction.Finds(value))))
            {
                yield return $"{(section == "env" ? "env" : "headers")}.{field.Key}";
            }
        }

        foreach (var name in InArguments(arguments).Distinct(StringComparer.Ordinal))
        {
            yield return "args." + name;
        }

        foreach (var (name, text) in new[] { ("url", url), ("command", command), ("name", entry.Key) })
        {
            if (Redaction.Finds(text))
            {
                yield return name;
            }
        }
    }

    // --api-key=value, --api-key value, -e API_KEY=value, "Authorization: Bearer value", and values that look like secrets
    private static IEnumerable<string> InArguments(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments[i];
            var cut = argument.IndexOfAny(['=', ':']);
            if (cut > 0 && SecretWords.IsSecret(argument[..cut], argument[(cut + 1)..].Trim()))
            {
                yield return argument[..cut];
            }
            else if (argument.StartsWith("--", StringComparison.Ordinal) && cut < 0 && i + 1 < arguments.Count && !arguments[i + 1].StartsWith('-') && SecretWords.IsSecret(argument, arguments[i + 1]))
            {
                yield return argument;
            }
            else if (Redaction.Finds(argument))
            {
                yield return $"{i}";
            }
        }
    }
}
