using System.Text;
using Proofmark.Systems.Description;
using Proofmark.Systems.Model;

namespace Proofmark.Systems.Init;

/// <summary>Writes a first <c>proofmark.yaml</c> from what discovery saw, with the questions that only people can answer.</summary>
public static class InitTemplate
{
    private const int MaxComponents = 10;

    /// <summary>The text of the file.</summary>
    /// <param name="model">The discovered system.</param>
    public static string From(SystemModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        IReadOnlyList<SystemComponent> components = model.Components.Count > 0 ? [.. model.Components.Take(MaxComponents)] : [Guess("application", "componentApplication"), Guess("model", "componentTheModel")];
        var text = new StringBuilder();
        text.Append("# What discovery cannot know. Everything else is found anew each time: proofmark discover .\n");
        text.Append($"system: {{id: {YamlText.Quote(string.IsNullOrWhiteSpace(model.Id) ? "system" : model.Id)}, owner: \"\", personas: [personaApplicationDeveloper]}}\n");
        text.Append("components:   # exposure: internet, partner or internal; untrusted: who may write text that enters here\n");
        foreach (var component in components)
        {
            text.Append($"  {YamlText.Quote(component.Id)}: {{kind: {ComponentKinds.AliasOf(component.Kind)}{Details(component)}}}\n");
        }

        if (model.Components.Count > MaxComponents)
        {
            text.Append($"  # {model.Components.Count - MaxComponents} more were discovered\n");
        }

        AppendFlows(text, model, components);
        text.Append("# data: {tickets: {classes: [pii], origin: customers}}    # then name it at a component: data: [tickets]\n");
        return text.ToString();
    }

    private static void AppendFlows(StringBuilder text, SystemModel model, IReadOnlyList<SystemComponent> components)
    {
        var ids = components.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        var flows = model.Flows.Where(f => ids.Contains(f.From) && ids.Contains(f.To)).Select(f => YamlText.Quoted($"{f.From} -> {f.To}: {f.Label}")).ToList();
        if (flows.Count > 0)
        {
            text.Append($"flows: [{string.Join(", ", flows)}]\n");
        }
    }

    private static string Details(SystemComponent component) => component.Kind switch
    {
        "componentApplication" => ", exposure: internal, untrusted: [user]",
        "componentTools" => ", privileges: [], approval: none",
        _ => component.Files.Count is > 0 and <= 3 && component.Kind == "componentTheModel" ? $", files: [{string.Join(", ", component.Files.Select(YamlText.Quote))}]" : "",
    };

    private static SystemComponent Guess(string id, string kind) => new(id, kind, true, new Core.Location(DescriptionReader.FileName));
}
