using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Proofmark.Core.Evidence;

namespace Proofmark.Core.Tests.Evidence;

public sealed class EvidenceCodecTests
{
    private static readonly EvidenceStatement Statement = EvidenceStatement.FromResult(Sample.Result, "Ada");

    [Fact]
    public void What_is_written_is_read_back_under_the_same_address()
    {
        var reading = Read(EvidenceCodec.Write(Statement));

        reading.Errors.Should().BeEmpty();
        reading.Id.Should().Be(EvidenceCodec.IdOf(Statement));
        reading.Statement.Should().BeEquivalentTo(Statement);
    }

    [Fact]
    public void The_address_does_not_depend_on_spelling_but_on_every_field()
    {
        var node = JsonNode.Parse(EvidenceCodec.Write(Statement))!.AsObject();
        Read(Bytes(node, indented: true)).Id.Should().Be(EvidenceCodec.IdOf(Statement));

        node["later"] = "a field of a later version";
        var reading = Read(Bytes(node));
        reading.Errors.Should().BeEmpty("readers ignore what they do not know");
        reading.Id.Should().NotBe(EvidenceCodec.IdOf(Statement));
    }

    [Fact]
    public void An_artifact_is_named_by_its_digest_and_anything_else_by_kind_and_name()
    {
        Statement.Subject.Should().ContainSingle().Which.Digest["sha256"].Should().Be(Sample.Result.Subject.Digest!.Hex);

        var system = EvidenceStatement.FromResult(Sample.Result with { Subject = new Subject(SubjectKind.System, "support-agent") });
        system.Subject.Should().ContainSingle().Which.Digest["sha256"].Should().Be(Digest.OfBytes("system:support-agent"u8).Hex);
    }

    [Theory]
    [InlineData("/_type", "\"https://in-toto.io/Statement/v0.1\"", "_type")]
    [InlineData("/_type", "7", "_type")]
    [InlineData("/predicateType", "\"https://slsa.dev/provenance/v1\"", "predicateType")]
    [InlineData("/predicate/result", "null", "null is not used")]
    [InlineData("/predicate/result/findings/0", "null", "null is not used")]
    [InlineData("/predicate/result/outcome", "\"passed\"", "outcome")]
    [InlineData("/predicate/result/outcome", "0", "outcome")]
    [InlineData("/predicate/result/outcome", "\"pass\"", "a pass needs full coverage")]
    [InlineData("/predicate/result/coverage/seen", "-1", "coverage counts from 0")]
    [InlineData("/predicate/result/subject/name", "\"other.pkl\"", "subject")]
    [InlineData("/subject/0/digest/sha256", "\"00\"", "subject")]
    [InlineData("/subject", "[]", "subject")]
    [InlineData("/predicate", "{}", "result")]
    [InlineData("/predicate/result/check", "{\"id\":\"x\"}", "check")]
    [InlineData("/predicate/result/ruleSet", "\"sha256:XY\"", "ruleSet")]
    public void A_statement_that_says_something_else_is_refused(string path, string json, string mention)
    {
        var node = JsonNode.Parse(EvidenceCodec.Write(Statement))!;
        Set(node, path.Split('/').AsSpan(1), JsonNode.Parse(json));

        var reading = Read(Bytes(node));

        reading.Statement.Should().BeNull();
        reading.Errors.Should().NotBeEmpty();
        string.Join('\n', reading.Errors).Should().Contain(mention);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"_type\":\"https://in-toto.io/Statement/v1\",\"_type\":\"x\"}")]
    public void What_is_no_statement_is_refused(string text) => Read(Encoding.UTF8.GetBytes(text)).Errors.Should().NotBeEmpty();

    [Fact]
    public void A_flipped_byte_never_throws_and_never_keeps_the_address()
    {
        var bytes = EvidenceCodec.Write(Statement);
        var id = EvidenceCodec.IdOf(Statement);
        Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Byte).Sample((at, value) =>
        {
            var changed = bytes.ToArray();
            changed[at] = value;
            var reading = Read(changed);
            (reading.Errors.Count == 0).Should().Be(reading.Statement is not null);
            if (value != bytes[at])
            {
                reading.Id.Should().NotBe(id);
            }
        });
    }

    private static EvidenceReading Read(byte[] bytes) => EvidenceCodec.Read("e.json", bytes, Limits.Default);

    private static byte[] Bytes(JsonNode node, bool indented = false) =>
        Encoding.UTF8.GetBytes(node.ToJsonString(new System.Text.Json.JsonSerializerOptions { WriteIndented = indented }));

    private static void Set(JsonNode node, ReadOnlySpan<string> path, JsonNode? value)
    {
        for (; path.Length > 1; path = path[1..])
        {
            node = node is JsonArray array ? array[int.Parse(path[0], System.Globalization.CultureInfo.InvariantCulture)]! : node[path[0]]!;
        }

        if (node is JsonArray items)
        {
            items[int.Parse(path[0], System.Globalization.CultureInfo.InvariantCulture)] = value;
        }
        else
        {
            node[path[0]] = value;
        }
    }
}
