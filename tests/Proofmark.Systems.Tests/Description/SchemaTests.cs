using System.Text;
using System.Text.Json.Nodes;
using NJsonSchema;
using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Systems.Description;
using Proofmark.Tests;

namespace Proofmark.Systems.Tests.Description;

/// <summary>The schema that editors use says what the reader says, as far as a schema can.</summary>
public sealed class SchemaTests
{
    private static readonly string Root = Golden.Root;

    [Theory]
    [MemberData(nameof(MistakeTests.Cases), MemberType = typeof(MistakeTests))]
    public async Task The_schema_refuses_what_the_reader_refuses(string yaml, string mistake, bool seenBySchema) =>
        ((await Validate(yaml)).Count > 0).Should().Be(seenBySchema, mistake);

    [Theory]
    [InlineData("samples/support-agent/proofmark.yaml")]
    [InlineData("samples/clean-classifier/proofmark.yaml")]
    public async Task The_samples_fit(string file)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Root, file), TestContext.Current.CancellationToken);

        (await Validate(text)).Should().BeEmpty();
        text.Split('\n').Should().HaveCountLessThanOrEqualTo(25);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task The_examples_of_the_documentation_fit_both(int number)
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Root, "docs", "system-description.md"), TestContext.Current.CancellationToken);
        var example = page.Split("```yaml\n")[number].Split("```")[0];
        var text = example.Contains("system:", StringComparison.Ordinal) ? example : Described.With(example);
        var ids = new HashSet<string>(Described.Catalogue) { "controlInputValidationAndSanitization", "riskModelEvasion" };

        DescriptionReader.Read(Encoding.UTF8.GetBytes(text), ids, Limits.Default, out var mistakes);

        mistakes.Should().BeEmpty();
        (await Validate(text)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("system: {id: s}\ncomponents: {llm: {kind: componentTheModel, files: [./a/b.c, .mcp.json, ...], untrusted: user}}\nflows: llm->llm")]
    [InlineData("system: {id: s}\ncomponents: {llm: {kind: model}}\nflows: [llm -> llm: text, \"llm -> llm: a: b\"]\ncontrols: {x-own: , controlRedTeaming: {at: llm}}\ndata: {t: }")]
    public async Task What_the_reader_takes_the_schema_takes(string yaml)
    {
        Described.Read(yaml);

        (await Validate(yaml)).Should().BeEmpty();
    }

    [Fact]
    public async Task The_schema_knows_every_kind()
    {
        var schema = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Root, "spec", "proofmark.schema.json"), TestContext.Current.CancellationToken))!;

        schema["definitions"]!["component"]!["properties"]!["kind"]!["enum"]!.AsArray().Select(k => (string?)k)
            .Should().BeEquivalentTo(ComponentKinds.Aliases.SelectMany(a => new[] { a.Key, a.Value }));
    }

    private static async Task<ICollection<NJsonSchema.Validation.ValidationError>> Validate(string yaml)
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Root, "spec", "proofmark.schema.json"), TestContext.Current.CancellationToken);
        var root = DocumentReader.ReadYaml("proofmark.yaml", Encoding.UTF8.GetBytes(yaml), Limits.Default).Root;
        return schema.Validate(Json(root!)?.ToJsonString() ?? "null");
    }

    private static JsonNode? Json(DocumentNode node) => node switch
    {
        DocumentMapping mapping => new JsonObject(mapping.Entries.Select(e => KeyValuePair.Create(e.Key, Json(e.Value)))),
        DocumentSequence sequence => new JsonArray([.. sequence.Items.Select(Json)]),
        DocumentScalar { Kind: ScalarKind.Null } => null,
        DocumentScalar { Kind: ScalarKind.Boolean } scalar => JsonValue.Create(bool.Parse(scalar.Text)),
        DocumentScalar { Kind: ScalarKind.Text } scalar => JsonValue.Create(scalar.Text),
        _ => JsonNode.Parse(((DocumentScalar)node).Text),
    };
}
