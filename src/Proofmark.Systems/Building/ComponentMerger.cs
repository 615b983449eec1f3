using Proofmark.Systems.Description;
using Proofmark.Systems.Facts;
using Proofmark.Systems.Model;

namespace Proofmark.Systems.Building;

/// <summary>Gives every fact a component: a declared one of its kind, or one that is added.</summary>
internal static class ComponentMerger
{
    private const string Application = "componentApplication";
    private const string Model = "componentTheModel";
    private static readonly string[] Assumed = ["user (assumed: not described)"];

    /// <summary>Which facts speak for a component of a kind, and the id of one that nobody declared.</summary>
    private static readonly IReadOnlyList<(string Kind, string Id, Func<Fact, bool> Speaks)> Kinds =
    [
        ("componentTools", "tools", f => f.Kind is FactKind.McpServer or FactKind.Tool),
        ("componentRAGContent", "retrieval", f => f.Kind == FactKind.RetrievalStore || Role(f) == "retrieval"),
        ("componentAgentSystemInstruction", "instructions", f => f.Kind == FactKind.Prompt),
        ("componentReasoningCore", "agent", f => Role(f) == "agent"),
        ("componentModelServing", "serving", f => Role(f) == "serving"),
        ("componentModelFrameworksAndCode", "frameworks", f => Role(f) == "framework"),
        ("componentTrainingData", "training-data", f => f.Kind == FactKind.DataFile && Role(f) == "training"),
        ("componentModelEvaluation", "evaluation", f => Role(f) == "evaluation"),
    ];

    /// <summary>Whether a fact speaks for a component of a kind.</summary>
    public static bool Speaks(Fact fact, string kind) =>
        kind == Model ? fact.Kind is FactKind.ModelFile or FactKind.Adapter or FactKind.RemoteCode or FactKind.ModelReference : Kinds.Any(k => k.Kind == kind && k.Speaks(fact));

    public static IReadOnlyList<SystemComponent> Merge(SystemDescription? description, IReadOnlyList<Fact> facts)
    {
        var components = (description?.Components ?? []).Select(c => WithConfiguration(c, description!)).ToList();
        AdoptBySource(components, facts);
        MergeModels(components, facts);
        foreach (var (kind, id, speaks) in Kinds)
        {
            var found = facts.Where(speaks).ToList();
            if (found.Count > 0)
            {
                Attach(components, kind, id, found);
            }
        }

        AddApplication(components, facts);
        return components;
    }

    private static SystemComponent WithConfiguration(SystemComponent component, SystemDescription description) =>
        description.Mcp.TryGetValue(component.Id, out var config) ? component with { Files = [.. component.Files, config] } : component;

    // Code that loads a declared model, and adapters that are built on it, belong to the model whose source they name.
    private static void AdoptBySource(List<SystemComponent> components, IReadOnlyList<Fact> facts)
    {
        for (var at = 0; at < components.Count; at++)
        {
            var model = components[at];
            if (model is { Kind: Model, Source: not null })
            {
                var named = facts.Where(f => ModelSource.Names(model.Source, f)).Select(f => f.Kind == FactKind.Adapter && f.Value != "." ? f.Value : f.Location.Path);
                components[at] = model with { Files = [.. model.Files.Concat(named).Distinct(StringComparer.Ordinal)] };
            }
        }
    }

    // Weights that lie in the tree belong to the declared model that names them; all others to one that is added.
    private static void MergeModels(List<SystemComponent> components, IReadOnlyList<Fact> facts)
    {
        var files = facts.Where(f => f.Kind is FactKind.ModelFile or FactKind.Adapter or FactKind.RemoteCode).ToList();
        var models = components.Where(c => c.Kind == Model).ToList();
        var homeless = files.Where(f => !models.Any(c => c.Owns(f.Location.Path))).ToList();
        if (homeless.Any(f => f.Kind is FactKind.ModelFile or FactKind.Adapter))
        {
            components.Add(Discovered(components, Model, "local-models", homeless));
        }
        else if (!components.Any(c => c.Kind == Model) && facts.FirstOrDefault(f => f.Kind is FactKind.ModelReference or FactKind.RemoteCode) is { } first)
        {
            components.Add(Discovered(components, Model, "model", [first]) with { Files = [], Source = first.Kind == FactKind.ModelReference ? first.Value : null });
        }
    }

    // Ownership only adds: files that a component of another kind claims belong here all the same, and what nobody of this kind claims belongs to each of them.
    private static void Attach(List<SystemComponent> components, string kind, string id, List<Fact> found)
    {
        var homeless = found.Select(f => f.Location.Path).Where(path => !components.Any(c => c.Kind == kind && c.Owns(path))).Distinct(StringComparer.Ordinal).ToList();
        if (!components.Any(c => c.Kind == kind))
        {
            components.Add(Discovered(components, kind, id, found));
            return;
        }

        for (var at = 0; at < components.Count; at++)
        {
            if (components[at].Kind == kind)
            {
                components[at] = components[at] with { Files = [.. components[at].Files.Concat(homeless).Distinct(StringComparer.Ordinal)] };
            }
        }
    }

    // A program that calls a model and offers it to people is there even if nobody described it; that people write to it is assumed.
    private static void AddApplication(List<SystemComponent> components, IReadOnlyList<Fact> facts)
    {
        var caller = facts.FirstOrDefault(f => f.Kind == FactKind.ModelReference || Role(f) is "agent" or "provider-sdk");
        var declared = components.Where(c => c.Kind == Application).ToList();
        if (caller is null || declared.Any(c => c.Untrusted.Count > 0))
        {
            return;
        }

        if (declared.Count == 0)
        {
            components.Add(new SystemComponent(Free(components, "application"), Application, false, caller.Location) { Untrusted = Assumed });
        }

        // Silence about who writes to it is no reason to believe that nobody does.
        foreach (var silent in declared)
        {
            components[components.IndexOf(silent)] = silent with { Untrusted = Assumed };
        }
    }

    private static SystemComponent Discovered(List<SystemComponent> components, string kind, string id, List<Fact> found) =>
        new(Free(components, id), kind, false, found[0].Location) { Files = [.. found.Select(f => f.Location.Path).Distinct(StringComparer.Ordinal)] };

    private static string Free(List<SystemComponent> components, string id)
    {
        var free = id;
        for (var number = 2; components.Any(c => c.Id == free); number++)
        {
            free = $"{id}-{number}";
        }

        return free;
    }

    private static string? Role(Fact fact) => fact.Attributes.GetValueOrDefault("role");
}
