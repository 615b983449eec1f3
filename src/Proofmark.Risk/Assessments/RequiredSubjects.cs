using System.Collections.Frozen;
using Proofmark.Risk.Bindings;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Assessments;

/// <summary>About what a check must have spoken, in the whole system and at one component.</summary>
internal sealed class RequiredSubjects
{
    private readonly string systemId;
    private readonly FrozenSet<string> system;
    private readonly FrozenSet<string> modelFiles;
    private readonly FrozenSet<string> unowned;
    private readonly Dictionary<string, FrozenSet<string>> owned;
    private readonly Dictionary<string, HashSet<string>> places = new(StringComparer.Ordinal);

    public RequiredSubjects(SystemModel model, Ownership ownership)
    {
        var files = model.ModelFiles();
        var placed = files.Select(f => (File: f, Owners: ownership.Of(f))).ToList();
        systemId = model.Id;
        system = [systemId];
        modelFiles = [.. files];
        unowned = [.. placed.Where(p => p.Owners.Count == 0).Select(p => p.File)];
        owned = placed.SelectMany(p => p.Owners.Select(o => (Owner: o.Id, p.File))).GroupBy(p => p.Owner, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Select(p => p.File).Concat(unowned).ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    /// <summary>Names for the system as a whole.</summary>
    public IReadOnlySet<string> Of(BindingScope scope) => scope == BindingScope.ModelFiles ? modelFiles : system;

    /// <summary>Names at a component: its own model files and those that nobody owns, which may be its own; or itself and the system, of which one is enough.</summary>
    public IReadOnlySet<string> Of(BindingScope scope, string component) => scope == BindingScope.ModelFiles
        ? owned.GetValueOrDefault(component, unowned)
        : ItselfOrSystem(component);

    /// <summary>True when a component owns a model file.</summary>
    public bool OwnsModelFiles(string component) => owned.ContainsKey(component);

    private HashSet<string> ItselfOrSystem(string component)
    {
        if (!places.TryGetValue(component, out var names))
        {
            names = new HashSet<string>(StringComparer.Ordinal) { component, systemId };
            places.Add(component, names);
        }

        return names;
    }
}
