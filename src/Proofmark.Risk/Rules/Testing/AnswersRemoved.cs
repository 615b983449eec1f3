using Proofmark.Systems.Model;

namespace Proofmark.Risk.Rules.Testing;

/// <summary>The same system with a question that nobody answered.</summary>
internal static class AnswersRemoved
{
    /// <summary>Every property that is answered somewhere in a system.</summary>
    public static IReadOnlyList<string> PropertiesOf(SystemModel model) =>
    [
        .. model.Components.SelectMany(c => c.Properties.Keys).Concat(model.Flows.SelectMany(f => f.Properties.Keys)).Concat(model.Identities.Values.SelectMany(i => i.Properties.Keys))
            .Concat(model.Data.Values.SelectMany(d => d.Properties.Keys)).Concat(model.Properties.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    /// <summary>A system without the answers to one question.</summary>
    public static SystemModel From(SystemModel model, string property) => model with
    {
        Components = [.. model.Components.Select(c => c with { Properties = Without(c.Properties, property) })],
        Flows = [.. model.Flows.Select(f => f with { Properties = Without(f.Properties, property) })],
        Identities = model.Identities.ToDictionary(i => i.Key, i => i.Value with { Properties = Without(i.Value.Properties, property) }, StringComparer.Ordinal),
        Data = model.Data.ToDictionary(d => d.Key, d => d.Value with { Properties = Without(d.Value.Properties, property) }, StringComparer.Ordinal),
        Properties = Without(model.Properties, property),
    };

    private static SortedDictionary<string, string> Without(IReadOnlyDictionary<string, string> answers, string property) =>
        new(answers.Where(a => a.Key != property).ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
}
