using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;
using Proofmark.Core.Evidence;
using Proofmark.Core.Json;
using Proofmark.Tests;

namespace Proofmark.Core.Tests.Json;

public sealed class SchemaTests
{
    private static readonly string Result = JsonSerializer.Serialize(Sample.Result, CoreJson.Default.CheckResult);
    private static readonly string Envelope = JsonSerializer.Serialize(Sample.Envelope, CoreJson.Default.EnvelopeCheckResult);
    private static readonly string Statement = Encoding.UTF8.GetString(EvidenceCodec.Write(EvidenceStatement.FromResult(Sample.Result, "Ada")));

    public static TheoryData<string, string, string> Documents => new()
    {
        { "check-result.v1.json", "check-result.v1.schema.json", Result },
        { "envelope.v1.json", "envelope.v1.schema.json", Envelope },
        { "evidence.v1.json", "evidence.v1.schema.json", Statement },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task What_is_written_is_the_golden_file_and_obeys_its_schema(string golden, string schema, string written)
    {
        Golden.Verify(golden, written);
        (await Load(schema)).Validate(written).Should().BeEmpty();
    }

    [Theory]
    [InlineData("check-result.v1.schema.json", "outcome", "\"passed\"")]
    [InlineData("check-result.v1.schema.json", "coverage", null)]
    [InlineData("check-result.v1.schema.json", "findings", "[{}]")]
    [InlineData("check-result.v1.schema.json", "subject", "{\"kind\":\"artifact\",\"name\":\"x\",\"digest\":\"sha256:XY\"}")]
    [InlineData("envelope.v1.schema.json", "schemaVersion", "\"2.0\"")]
    [InlineData("envelope.v1.schema.json", "subject", "{\"kind\":\"planet\",\"name\":\"x\"}")]
    [InlineData("envelope.v1.schema.json", "outcome", "true")]
    [InlineData("evidence.v1.schema.json", "_type", "\"https://in-toto.io/Statement/v0.1\"")]
    [InlineData("evidence.v1.schema.json", "predicate", "{\"result\":{}}")]
    public async Task A_schema_refuses_what_is_wrong(string schema, string field, string? json)
    {
        var document = JsonNode.Parse(schema[..2] switch { "ch" => Result, "en" => Envelope, _ => Statement })!.AsObject();
        document.Remove(field);
        if (json is not null)
        {
            document[field] = JsonNode.Parse(json);
        }

        (await Load(schema)).Validate(document.ToJsonString()).Should().NotBeEmpty();
    }

    [Fact]
    public void The_golden_files_of_this_version_load()
    {
        JsonSerializer.Deserialize(File.ReadAllText(Golden.PathOf("check-result.v1.json")), CoreJson.Default.CheckResult).Should().BeEquivalentTo(Sample.Result);
        JsonSerializer.Deserialize(File.ReadAllText(Golden.PathOf("envelope.v1.json")), CoreJson.Default.EnvelopeCheckResult).Should().BeEquivalentTo(Sample.Envelope);
        EvidenceCodec.Read("golden", File.ReadAllBytes(Golden.PathOf("evidence.v1.json")), Limits.Default).Errors.Should().BeEmpty();
    }

    [Fact]
    public void A_missing_part_is_an_error_and_never_null()
    {
        var document = JsonNode.Parse(Result)!.AsObject();
        document["check"]!.AsObject().Remove("title");

        var read = () => document.Deserialize(CoreJson.Default.CheckResult);

        read.Should().Throw<JsonException>();
    }

    private static Task<JsonSchema> Load(string name) =>
        JsonSchema.FromFileAsync(Path.Combine(Golden.Root, "spec", name), TestContext.Current.CancellationToken);
}
