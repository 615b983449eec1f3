using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Core.Documents.Editing;
using Proofmark.Systems.Description;
using Proofmark.Systems.Init;

namespace Proofmark.Systems.Interview;

/// <summary>Writes an answer into the text of a description.</summary>
public static class DescriptionAnswer
{
    /// <summary>The text with the answer, all else unchanged.</summary>
    /// <param name="text">The text of the file in which the part is described; that of the description itself for a discovered component.</param>
    /// <param name="question">The question.</param>
    /// <param name="answer">One of its possible answers.</param>
    /// <param name="limits">Bounds.</param>
    /// <returns>The new text, or null when the file is written in a form that cannot be changed safely; a person has to do it.</returns>
    public static string? Write(string text, InterviewQuestion question, string answer, Limits limits)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(answer);
        var field = question.Definition.Id;
        return question switch
        {
            { Section: "flows" } => Flow(text, question.Name, field, answer, limits),
            { Section: "system" } => YamlEditor.Set(text, ["system"], field, answer, limits),
            { IsDescribed: false } => Discovered(text, question, answer, limits),
            _ => YamlEditor.Set(text, [question.Section, question.Name], field, answer, limits),
        };
    }

    // What discovery saw is described by its kind and the answer, and belongs to what was seen from then on.
    private static string? Discovered(string text, InterviewQuestion question, string answer, Limits limits)
    {
        var name = YamlText.Quote(question.Name);
        // Weights that no described model names would be those of another one.
        var files = question.Kind == "componentTheModel" && question.Files.Count > 0 ? $", files: [{string.Join(", ", question.Files.Select(YamlText.Quote))}]" : "";
        var component = $"{{kind: {ComponentKinds.AliasOf(question.Kind)}{files}, {question.Definition.Id}: {answer}}}";
        return YamlEditor.Set(text, ["components"], name, component, limits) ?? YamlEditor.Set(text, [], "components", $"{{{name}: {component}}}", limits);
    }

    private static string? Flow(string text, string name, string field, string answer, Limits limits)
    {
        var root = DocumentReader.ReadYaml(DescriptionReader.FileName, System.Text.Encoding.UTF8.GetBytes(text), limits).Root as DocumentMapping;
        if (root is null || FlowShorthand.Expand(root)["flows"] is not DocumentSequence flows)
        {
            return null;
        }

        for (var i = 0; i < flows.Items.Count; i++)
        {
            string[] path = ["flows", i.ToString(System.Globalization.CultureInfo.InvariantCulture)];
            if (flows.Items[i] is DocumentMapping mapping && $"{mapping["from"]?.AsString()} -> {mapping["to"]?.AsString()}" == name)
            {
                return YamlEditor.Set(text, path, field, answer, limits);
            }

            if (flows.Items[i].AsString() is { } line && Short(line) is var (from, to, what) && $"{from} -> {to}" == name)
            {
                var label = what.Length > 0 ? $", what: {YamlText.Quote(what)}" : "";
                return YamlEditor.Replace(text, path, $"{{from: {YamlText.Quote(from)}, to: {YamlText.Quote(to)}{label}, {field}: {answer}}}", limits);
            }
        }

        return null;
    }

    private static (string From, string To, string What)? Short(string line)
    {
        var parts = line.Split(':', 2);
        return parts[0].Split("->", StringSplitOptions.TrimEntries) is [{ Length: > 0 } from, { Length: > 0 } to] ? (from, to, parts.Length > 1 ? parts[1].Trim() : "") : null;
    }
}
