using System.Text.RegularExpressions;
using Proofmark.Core.Documents;

namespace Proofmark.Systems.Discovery.Agents;

/// <summary>
/// Reads the <c>[mcp_servers.NAME]</c> tables of a TOML file, line by line: keys with texts, lists of texts and inline tables of texts. Other values are left out.
/// </summary>
internal static partial class McpToml
{
    /// <summary>The tables in the form in which JSON files write them: a mapping with <c>mcpServers</c>.</summary>
    public static DocumentNode Read(string text)
    {
        var servers = new Dictionary<string, Table>(StringComparer.Ordinal);
        (string Server, string? Section, int Line)? table = null;
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var number = i + 1;
            var line = lines[i].Trim();
            if (line.StartsWith('['))
            {
                table = Header().Match(line) is { Success: true } header
                    ? (header.Groups[1].Value.Trim('"'), header.Groups[2].Success ? header.Groups[2].Value : null, number)
                    : null;
                if (table is { } begun)
                {
                    servers.TryAdd(begun.Server, new Table(number));
                }
            }
            else if (table is { } at && Key().Match(line) is { Success: true } key)
            {
                // A list goes on until its bracket.
                var value = line[key.Length..];
                while (value.StartsWith('[') && !value.TrimEnd().EndsWith(']') && i + 1 < lines.Length && value.Length < 65_536)
                {
                    value += " " + lines[++i].Trim();
                }

                servers[at.Server].Put(at.Section, new DocumentEntry(key.Groups[1].Value, number, 1, Node(value, number)));
            }
        }

        var entries = servers.Select(static s => new DocumentEntry(s.Key, s.Value.Line, 1, s.Value.ToNode()));
        return new DocumentMapping([new DocumentEntry("mcpServers", 1, 1, new DocumentMapping([.. entries], 1, 1))], 1, 1);
    }

    private static DocumentNode Node(string value, int line)
    {
        if (value.StartsWith('{'))
        {
            var pairs = Pair().Matches(value).DistinctBy(static m => m.Groups[1].Value).Select(m => new DocumentEntry(m.Groups[1].Value, line, 1, Scalar(m.Groups[2].Value, line)));
            return new DocumentMapping([.. pairs], line, 1);
        }

        var texts = Quoted().Matches(value).Select(m => Scalar(m.Value, line)).ToList<DocumentNode>();
        return value.StartsWith('[') ? new DocumentSequence(texts, line, 1) : texts.Count > 0 ? texts[0] : new DocumentScalar(ScalarKind.Null, "", line, 1);
    }

    private static DocumentScalar Scalar(string quoted, int line) => new(ScalarKind.Text, quoted[1..^1], line, 1);

    /// <summary>One server: its own keys, and those of its inner tables.</summary>
    private sealed class Table(int line)
    {
        private readonly Dictionary<string, DocumentEntry> own = new(StringComparer.Ordinal);
        private readonly Dictionary<string, Dictionary<string, DocumentEntry>> inner = new(StringComparer.Ordinal);

        public int Line => line;

        public void Put(string? section, DocumentEntry entry)
        {
            var name = section == "http_headers" ? "headers" : section;
            var entries = name is null ? own : inner.TryGetValue(name, out var known) ? known : inner[name] = new(StringComparer.Ordinal);
            entries[entry.Key] = entry;
        }

        public DocumentMapping ToNode()
        {
            var tables = inner.Select(i => new DocumentEntry(i.Key, line, 1, new DocumentMapping([.. i.Value.Values], line, 1)));
            return new DocumentMapping([.. own.Values.Where(e => !inner.ContainsKey(e.Key)), .. tables], line, 1);
        }
    }

    [GeneratedRegex(@"\A\[\s*mcp_servers\.(""[^""]+""|[A-Za-z0-9_-]+)(?:\.([A-Za-z0-9_-]+))?\s*\]", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Header();

    [GeneratedRegex(@"\A""?([A-Za-z0-9_-]+)""?\s*=\s*", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Key();

    [GeneratedRegex(@"""?([A-Za-z0-9_-]+)""?\s*=\s*(""[^""]*""|'[^']*')", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Pair();

    [GeneratedRegex(@"""[^""]*""|'[^']*'", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();
}
