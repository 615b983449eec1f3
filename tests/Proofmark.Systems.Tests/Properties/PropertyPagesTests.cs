using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Proofmark.Systems.Description;
using Proofmark.Systems.Properties;
using Proofmark.Tests;

namespace Proofmark.Systems.Tests.Properties;

/// <summary>The schema and the page that list the questions are written from the vocabulary; <c>UPDATE_GOLDEN=1</c> writes them again.</summary>
public sealed class PropertyPagesTests
{
    private const string Mark = "Answer: ";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void The_schema_of_editors_knows_every_answer()
    {
        var path = Path.Combine(Golden.Root, "spec", "proofmark.schema.json");
        var schema = JsonNode.Parse(File.ReadAllText(path))!;
        var definitions = schema["definitions"]!;
        var kinds = ComponentKinds.Aliases.Select(a => a.Value).ToList();
        Answers(definitions["component"]!, d => d.Of.Any(kinds.Contains));
        Answers(definitions["flowWithAnswers"]!, About(PropertyVocabulary.Flow));
        Answers(definitions["dataSet"]!, About(PropertyVocabulary.Data));
        Answers(definitions["identity"]!, About(PropertyVocabulary.Identity));
        Answers(schema["properties"]!["system"]!, About(PropertyVocabulary.System));

        Same(path, schema.ToJsonString(Indented) + "\n");
    }

    [Fact]
    public void The_page_lists_every_question()
    {
        var page = new StringBuilder("# Questions\n\nWhat `proofmark.yaml` can answer about each part of a system, beside the fields of [system-description.md](system-description.md).\n"
            + "An answer stands flat beside the other fields. What is not answered is unknown; an answer in the system's favour is a claim and earns no credit.\n"
            + "This page is written from the vocabulary (`src/Proofmark.Systems/Properties/Data`).\n");
        var things = ComponentKinds.Aliases.Select(a => (a.Key, a.Value)).Concat(new[] { "flow", "data", "identity", "system" }.Select(t => (t, t)));
        foreach (var (name, thing) in things.Where(t => PropertyVocabulary.Load().About(t.Item2).Any()))
        {
            page.Append($"\n## {name}\n\n| field | question | answers |\n| --- | --- | --- |\n");
            foreach (var definition in PropertyVocabulary.Load().About(thing))
            {
                page.Append($"| `{definition.Id}` | {definition.Ask} | {string.Join("; ", definition.Values.Select(v => $"`{v.Id}`: {v.Means}"))}{(definition.Values.Count == 0 ? definition.Type.ToString().ToLowerInvariant() : "")} |\n");
            }
        }

        Same(Path.Combine(Golden.Root, "docs", "questions.md"), page.ToString());
    }

    private static Func<PropertyDefinition, bool> About(string thing) => d => d.Of.Contains(thing);

    private static void Answers(JsonNode definition, Func<PropertyDefinition, bool> belongs)
    {
        var properties = definition["properties"]!.AsObject();
        foreach (var old in properties.Where(p => ((string?)p.Value!["description"])?.StartsWith(Mark, StringComparison.Ordinal) == true).Select(p => p.Key).ToList())
        {
            properties.Remove(old);
        }

        foreach (var group in PropertyVocabulary.Load().All.Where(belongs).GroupBy(d => d.Id))
        {
            properties.Add(group.Key, Schema([.. group]));
        }
    }

    // A question of one name may be asked about several kinds: editors then offer the answers of all of them, and the reader is stricter.
    private static JsonObject Schema(IReadOnlyList<PropertyDefinition> definitions)
    {
        var schema = new JsonObject { ["description"] = Mark + string.Join(" / ", definitions.Select(d => d.Ask).Distinct()) };
        if (definitions[0].Type == PropertyType.Choice)
        {
            schema["enum"] = new JsonArray([.. definitions.SelectMany(d => d.Values).Select(v => v.Id).Distinct().Select(v => JsonValue.Create(v))]);
        }
        else if (definitions[0].Type == PropertyType.Number)
        {
            schema["type"] = "integer";
            schema["minimum"] = 0;
        }
        else
        {
            schema["type"] = "string";
            schema["pattern"] = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
        }

        return schema;
    }

    private static void Same(string path, string expected)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, expected);
        }

        File.ReadAllText(path).Should().Be(expected, "the vocabulary has changed; run with UPDATE_GOLDEN=1 and read the difference");
    }
}
