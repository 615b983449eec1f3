using Proofmark.Core.Documents;
using Proofmark.Systems.Discovery.Engine;
using Proofmark.Systems.Facts;

namespace Proofmark.Systems.Discovery.Agents;

/// <summary>Configurations that name servers of the Model Context Protocol. Of secrets only the name of their field is kept, never the value.</summary>
internal sealed class McpConfigDetector : Detector
{
    public override string Id => "discover.mcp-config";

    public override bool Matches(FilePath path) =>
        path.IsLike("*mcp*.json") || path.IsNamed("claude_desktop_config.json") || IsToml(path)
        || (path.IsNamed("settings.json") && (path.IsBelow(".gemini") || path.IsBelow(".vscode") || path.IsBelow(".claude") || path.IsBelow(".zed")));

    public override void Detect(FileView file, Findings findings)
    {
        var root = IsToml(file.Path) ? Toml(file, findings) : findings.Json(allowComments: true);
        var settings = file.Path.IsNamed("settings.json");
        var groups = new[] { root?["mcpServers"], root?["mcp"]?["servers"], root?["context_servers"], settings ? null : root?["servers"] };
        foreach (var server in groups.SelectMany(static g => g.Entries()))
        {
            Add(findings, server);
        }
    }

    private static DocumentNode? Toml(FileView file, Findings findings) => file.Text(findings) is { } text ? McpToml.Read(text) : null;

    private static bool IsToml(FilePath path) => path.IsNamed("config.toml") && path.IsBelow(".codex");

    private static void Add(Findings findings, DocumentEntry entry)
    {
        var server = entry.Value;
        var url = server["url"].Text() ?? server["serverUrl"].Text() ?? server["httpUrl"].Text() ?? "";
        var command = server["command"].Text() ?? server["command"]?["path"].Text() ?? "";
        var arguments = server["args"].Scalars().Select(static a => a.Text).ToList();
        var launch = McpLaunch.Read(command, arguments);
        var address = NetworkAddress.Read(url);
        findings.Add(
            FactKind.McpServer, entry.Key, Confidence.High, entry.Line,
            ("transport", Transport(server, url, command)), ("command", command), ("package", launch?.Package), ("pinned", launch is null ? null : launch.Pinned ? "true" : "false"),
            ("url", url), ("scheme", address?.Scheme), ("host", address?.Host), ("secret", string.Join(", ", McpSecrets.Names(entry, url, command, arguments))));
        if (Effects.Of(entry.Key, launch?.Name) is { } effect)
        {
            findings.Add(FactKind.Tool, entry.Key, Confidence.Low, entry.Line, ("effect", effect), ("server", entry.Key));
        }
    }

    private static string? Transport(DocumentNode server, string url, string command)
    {
        var named = (server["type"] ?? server["transport"]).Text()?.ToLowerInvariant();
        return named ?? (url.Length > 0 ? url.TrimEnd('/').EndsWith("/sse", StringComparison.OrdinalIgnoreCase) ? "sse" : "http" : command.Length > 0 ? "stdio" : null);
    }
}
