namespace Proofmark.Risk.Rules.Graph;

/// <summary>Paths along which text that anybody may have written reaches a component through a model or an agent.</summary>
internal static class UntrustedPaths
{
    /// <summary>A shortest such path, both ends included; empty when there is none.</summary>
    public static IReadOnlyList<string> To(SystemGraph graph, string id)
    {
        var deciders = graph.Model.Components.Where(c => c.Kind is "componentTheModel" or "componentReasoningCore").Select(c => c.Id);
        var ends = deciders.Select(d => (Decider: d, Tail: graph.Path(d, id))).Where(e => e.Tail.Count > 0).ToList();
        return graph.Model.Components.Where(c => c.Untrusted.Count > 0)
            .SelectMany(source => ends.Select(end => Join(graph.Path(source.Id, end.Decider), end.Tail)))
            .Where(path => path.Count > 0)
            .OrderBy(path => path.Count).ThenBy(path => string.Join(' ', path), StringComparer.Ordinal)
            .FirstOrDefault() ?? [];
    }

    private static IReadOnlyList<string> Join(IReadOnlyList<string> head, IReadOnlyList<string> tail) => head.Count == 0 ? [] : [.. head, .. tail.Skip(1)];
}
