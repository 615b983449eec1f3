using System.Text;
using Microsoft.Extensions.Time.Testing;
using Proofmark.Core;
using Proofmark.Provenance.Lineage.Evidence;
using Proofmark.Provenance.Lineage.Reading;
using Proofmark.Provenance.TrustPolicies;

namespace Proofmark.Provenance.Tests.Lineage;

/// <summary>Records as others write them, well and badly.</summary>
public sealed class EvidenceReaderTests
{
    private static readonly string Hex = new('a', 64);
    private readonly EvidenceReader reader = new(TrustPolicy.None, new FakeTimeProvider(Chain.Now), Limits.Default);

    [Fact]
    public void A_checkpoint_is_a_material_wherever_it_stands()
    {
        var step = Read($$$"""{"internalParameters": {"resumeFrom": {"name": "ckpt", "digest": {"sha256": "{{{Hex}}}"} } } }""");
        step.ResumedFrom!.Digest!.Hex.Should().Be(Hex);
        step.Materials.Should().ContainSingle().Which.Should().Match<ArtifactReference>(m => m.Role == "checkpoint" && m.Digest!.Hex == Hex);
    }

    [Fact]
    public void A_checkpoint_by_name_is_the_material_of_that_name()
    {
        var step = Read($$$"""{"internalParameters": {"resumeFrom": "ckpt"}, "resolvedDependencies": [{"name": "ckpt", "digest": {"sha256": "{{{Hex}}}"} }]}""");
        step.ResumedFrom!.Digest!.Hex.Should().Be(Hex);
        step.Materials.Should().ContainSingle();
    }

    [Theory]
    [InlineData("sha256", 64, null, false)]
    [InlineData("sha256", 40, null, true)]
    [InlineData("md5", 32, null, true)]
    [InlineData("gitCommit", 40, null, false)]
    [InlineData("gitCommit", 40, "base-model", true)]
    public void Only_a_digest_of_full_length_binds_bytes_and_a_commit_binds_programs_alone(string algorithm, int length, string? role, bool isWeak)
    {
        var annotations = role is null ? "{}" : $$$"""{"role": "{{{role}}}"}""";
        var material = Read($$$"""{"resolvedDependencies": [{"name": "m", "digest": {"{{{algorithm}}}": "{{{new string('a', length)}}}"}, "annotations": {{{annotations}}} }]}""").Materials[0];
        (material.Digest is null).Should().Be(isWeak);
        (material.WeakDigest is not null).Should().Be(isWeak);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[1, 2]")]
    [InlineData("{\"signed\": {\"_type\": \"link\", \"materials\": [1.5]}, \"signatures\": [{\"sig\": \"zz\"}]}")]
    [InlineData("{\"payloadType\": 1, \"payload\": [], \"signatures\": {}}")]
    [InlineData("{\"_type\": \"https://in-toto.io/Statement/v1\", \"predicateType\": \"https://slsa.dev/provenance/v1\", \"subject\": {}, \"predicate\": []}")]
    [InlineData("{\"_type\": \"https://in-toto.io/Statement/v1\", \"predicateType\": \"https://model_signing/signature/v1.0\"}")]
    public void What_is_malformed_is_attested_by_nobody(string text)
    {
        reader.Add("file.json", Encoding.UTF8.GetBytes(text));

        reader.Evidence.Documents.Should().OnlyContain(static d => d.Outcome == Outcome.NotEstablished);
        reader.Evidence.Steps.Should().OnlyContain(static s => s.Witnesses.Count == 0);
        reader.Evidence.Releases.Should().BeEmpty();
    }

    private LineageStep Read(string definition)
    {
        reader.Add("file.json", Encoding.UTF8.GetBytes($$$"""{"_type": "https://in-toto.io/Statement/v1", "subject": [{"name": "p", "digest": {"sha256": "{{{Hex}}}"} }], "predicateType": "https://slsa.dev/provenance/v1", "predicate": {"buildDefinition": {{{definition}}} } }"""));
        return reader.Evidence.Steps.Single();
    }
}
