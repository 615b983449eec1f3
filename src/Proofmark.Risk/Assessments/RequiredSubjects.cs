using System.Collections.Frozen;
using Proofmark.Core;
using Proofmark.Risk.Bindings;
using Proofmark.Risk.Evidence;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Assessments;

/// <summary>About what a check must have spoken, in the whole system and at one component.</summary>
internal sealed class RequiredSubjects
{
    private readonly FrozenSet<string> system;
    private readonly FrozenSet<string> modelFiles;
    private readonly FrozenSet<string> unowned;
    private readonly Dictionary<string, FrozenSet<string>> owned;

    public RequiredSubjects(SystemModel model, Ownership ownership)
    {
        var files = TreeDigests.ModelFiles(model);
        var placed = files.Select(f => (File: f, Owners: ownership.Of(f))).ToList();
        system = [model.Id];
        modelFiles = [.. files];
        unowned = [.. placed.Where(p => p.Owners.Count == 0).Select(p => p.File)];
        owned = placed.SelectMany(p => p.Owners.Select(o => (Owner: o.Id, p.File))).GroupBy(p => p.Owner, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Select(p => p.File).Concat(unowned).ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    /// <summary>Names for the system as a whole.</summary>
    public IReadOnlySet<string> Of(BindingScope scope) => scope == BindingScope.ModelFiles ? modelFiles : system;

    /// <summary>
    /// Names at a component: its own model files and those that nobody owns, which may be its own; or the system, in whose place a result about the component itself
    /// may stand.
    /// </summary>
    public IReadOnlySet<string> Of(BindingScope scope, string component, IReadOnlyList<LiveResult> results)
    {
        if (scope == BindingScope.ModelFiles)
        {
            return owned.GetValueOrDefault(component, unowned);
        }

        return results.Any(r => r.Subject.Kind == SubjectKind.Component && r.Subject.Name == component) ? FrozenSet.Create(StringComparer.Ordinal, component) : system;
    }

    /// <summary>True when a component owns a model file.</summary>
    public bool OwnsModelFiles(string component) => owned.ContainsKey(component);
}
