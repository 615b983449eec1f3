using Proofmark.Systems.Model;

namespace Proofmark.Systems.Building;

/// <summary>
/// Flows that follow from what the components are: text goes from the application to the model, context from the store, calls to the tools.
/// They are added beside the declared ones, so that a description cannot hide a path by leaving it out.
/// </summary>
internal static class ConcludedFlows
{
    private static readonly IReadOnlyList<(string From, string To, string Label)> Usual =
    [
        ("componentApplication", "componentTheModel", "prompt"),
        ("componentApplication", "componentReasoningCore", "prompt"),
        ("componentAgentSystemInstruction", "componentTheModel", "instructions"),
        ("componentReasoningCore", "componentTheModel", "prompt"),
        ("componentTheModel", "componentReasoningCore", "answer"),
        ("componentRAGContent", "componentTheModel", "context"),
        ("componentMemory", "componentTheModel", "context"),
        ("componentTheModel", "componentTools", "call"),
        ("componentTools", "componentTheModel", "result"),
        ("componentTheModel", "componentApplication", "answer"),
        ("componentTrainingData", "componentTheModel", "training"),
    ];

    /// <param name="declared">The described flows.</param>
    /// <param name="components">All components.</param>
    /// <param name="shown">Whether the tree shows something of a component, or holds nothing of its kind (<see cref="ComponentSigns"/>).</param>
    public static IReadOnlyList<SystemFlow> Complete(IReadOnlyList<SystemFlow> declared, IReadOnlyList<SystemComponent> components, Func<string, bool> shown)
    {
        var kinds = components.ToDictionary(c => c.Id, c => c.Kind, StringComparer.Ordinal);
        var described = declared.Where(f => kinds.ContainsKey(f.From) && kinds.ContainsKey(f.To) && shown(f.From) && shown(f.To)).ToList();
        var leads = described.Select(f => (f.From, kinds[f.To])).ToHashSet();
        var reached = described.Select(f => (kinds[f.From], f.To)).ToHashSet();
        var known = declared.Select(f => (f.From, f.To)).ToHashSet();
        var concluded =
            from usual in Usual
            from source in components.Where(c => c.Kind == usual.From)
            from target in components.Where(c => c.Kind == usual.To)
            where IsOpen(source, target) && known.Add((source.Id, target.Id))
            select new SystemFlow(source.Id, target.Id, usual.Label, false);
        return [.. declared, .. concluded];

        // Where people described both where the one leads and what reaches the other, their word on which components are joined stands.
        // An end of which they said nothing stays open: to leave a flow out must not cut a path, nor must a flow to something that is only described.
        bool IsOpen(SystemComponent source, SystemComponent target) =>
            !source.Declared || !target.Declared || !leads.Contains((source.Id, target.Kind)) || !reached.Contains((source.Kind, target.Id));
    }
}
