using Proofmark.Systems.Description;
using Proofmark.Systems.Facts;
using Proofmark.Systems.Model;

namespace Proofmark.Systems.Building;

/// <summary>
/// Of which described components the tree shows something. Where it holds facts of a kind, a component of that kind that names none of them may be an
/// invention, and must not draw flows away from those that are there.
/// </summary>
internal sealed class ComponentSigns
{
    private readonly HashSet<string> unseen;

    public ComponentSigns(SystemDescription? description, IReadOnlyList<Fact> facts) =>
        unseen = [.. (description?.Components ?? []).Where(c => IsUnseen(c, facts)).Select(c => c.Id)];

    /// <summary>True for a component that was discovered, that names something in the tree, or of whose kind the tree holds nothing.</summary>
    public bool Show(string component) => !unseen.Contains(component);

    private static bool IsUnseen(SystemComponent component, IReadOnlyList<Fact> facts)
    {
        var speaking = facts.Where(f => ComponentMerger.Speaks(f, component.Kind)).ToList();
        return speaking.Count > 0 && !speaking.Any(f => component.Owns(f.Location.Path) || (component.Source is { } source && ModelSource.Names(source, f)));
    }
}
