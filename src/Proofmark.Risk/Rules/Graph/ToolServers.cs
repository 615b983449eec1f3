using Proofmark.Systems.Facts;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Rules.Graph;

/// <summary>Which components are tool servers of the Model Context Protocol.</summary>
internal static class ToolServers
{
    private const string Prefix = "mcp-";
    private const string Transport = "mcp-transport";
    private const string Local = "stdio";

    /// <summary>True when such a server was seen in the component's files, or a question was answered that only such a server has.</summary>
    public static bool SpeaksMcp(SystemModel model, SystemComponent component) =>
        component.Properties.Keys.Any(id => id.StartsWith(Prefix, StringComparison.Ordinal)) || Seen(model, component).Any();

    /// <summary>True unless it is said to be a local process and nothing that was seen contradicts that.</summary>
    public static bool SpeaksMcpOverNetwork(SystemModel model, SystemComponent component) =>
        SpeaksMcp(model, component)
        && (component.Properties.GetValueOrDefault(Transport) != Local || Seen(model, component).Any(f => f.Attributes.GetValueOrDefault("url", "").Length > 0));

    private static IEnumerable<Fact> Seen(SystemModel model, SystemComponent component) =>
        model.Facts.Where(f => f.Kind == FactKind.McpServer && component.Owns(f.Location.Path));
}
