using System.Collections.Frozen;
using Proofmark.Systems.Facts;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Rules.Graph;

/// <summary>What a component may do, by its privileges and by the tools that discovery saw.</summary>
internal static class Actions
{
    private static readonly FrozenSet<string> ReadingVerbs = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "read", "get", "list", "search", "query", "view", "lookup");

    private static readonly FrozenSet<string> OutwardWords = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "send", "post", "publish", "upload", "pay", "transfer", "refund", "order", "push", "fetch", "browse", "call", "execute", "exec", "run", "shell", "http", "https", "web", "email", "mail");

    /// <summary>Actions that carry something out of the system or run code.</summary>
    public static IReadOnlyList<string> Outward(SystemGraph graph, SystemComponent component) =>
        Sorted(component.Privileges.Where(IsOutward), Tools(graph, component).Where(t => Effect(t) is "outward" or "execute"));

    /// <summary>Actions that change something; a privilege that is not known to only read counts.</summary>
    public static IReadOnlyList<string> Consequential(SystemGraph graph, SystemComponent component) =>
        Sorted(component.Privileges.Where(p => !ReadingVerbs.Contains(Verb(p))), Tools(graph, component).Where(t => Effect(t) is "outward" or "execute" or "write"));

    private static bool IsOutward(string privilege) => !ReadingVerbs.Contains(Verb(privilege)) && privilege.Split('.', ':', '-', '_').Any(OutwardWords.Contains);

    private static string Verb(string privilege) => privilege.Split('.', ':')[^1];

    private static string Effect(Fact tool) => tool.Attributes.GetValueOrDefault("effect", "");

    // A tool whose file belongs to no component is a tool of every tools component.
    private static IEnumerable<Fact> Tools(SystemGraph graph, SystemComponent component) =>
        graph.Model.Facts.Where(f => f.Kind == FactKind.Tool && (component.Owns(f.Location.Path)
            || (component.Kind == "componentTools" && !graph.Model.Components.Any(c => c.Owns(f.Location.Path)))));

    private static string[] Sorted(IEnumerable<string> privileges, IEnumerable<Fact> tools) =>
        [.. privileges.Concat(tools.Select(t => t.Value)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
