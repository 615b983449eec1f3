using Proofmark.App.Evidence.Importing;
using Proofmark.Core;

namespace Proofmark.App.Tests.Evidence.Importing;

public sealed class BomImportTests
{
    private const string Check = "import.bom.inventory";

    [Fact]
    public void A_bill_that_says_it_is_complete_and_names_every_version_passes()
    {
        var inventory = Reports.Results(Reports.Fixture("cyclonedx.json")).Of(Check);

        (inventory.Outcome, inventory.Method, inventory.Coverage.Total).Should().Be((Outcome.Pass, Rung.Document, 3));
    }

    [Fact]
    public void It_is_a_scan_when_the_bytes_that_it_names_are_here()
    {
        var inventory = Reports.Results(Reports.Request(Reports.Fixture("cyclonedx.json")) with { DigestOf = _ => Reports.Digest('c') }).Of(Check);

        (inventory.Outcome, inventory.Method).Should().Be((Outcome.Pass, Rung.Scan));
        inventory.Subject.Should().Be(new Subject(SubjectKind.Artifact, "models/shop.safetensors", Reports.Digest('c')));
    }

    [Fact]
    public void A_bill_of_other_bytes_is_absent()
    {
        var report = EvidenceImport.Read(Reports.Request(Reports.Fixture("cyclonedx.json")) with { DigestOf = _ => Reports.Digest('e') });

        report.Statements.Should().BeEmpty();
        report.LeftOut.Should().ContainSingle();
    }

    [Theory]
    [InlineData("\"compositions\"", "\"others\"", "completeness-not-stated")]
    [InlineData("\"complete\"", "\"incomplete\"", "completeness-not-stated")]
    [InlineData("\"name\": \"torch\", \"version\": \"2.3.0\"", "\"name\": \"torch\"", "no-version")]
    public void What_a_bill_leaves_out_is_not_established(string said, string instead, string code)
    {
        var inventory = Reports.Results(Reports.Fixture("cyclonedx.json").Replace(said, instead, StringComparison.Ordinal)).Of(Check);

        inventory.Outcome.Should().Be(Outcome.NotEstablished);
        inventory.ReasonCodes.Should().Contain(code);
    }

    [Fact]
    public void SPDX_cannot_say_that_it_is_complete_so_it_is_not_established()
    {
        var inventory = Reports.Results(Reports.Fixture("spdx.json")).Of(Check);

        inventory.ReasonCodes.Should().Contain("completeness-not-stated");
        (inventory.Outcome, inventory.Tool, inventory.Coverage.Seen).Should().Be((Outcome.NotEstablished, new ToolIdentity("syft", "1.14.0"), 2));
    }

    [Fact]
    public void The_packages_of_SPDX_3_are_read()
    {
        var inventory = Reports.Results("""
            {"@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld", "@graph": [
              {"type": "CreationInfo", "created": "2026-11-01T00:00:00Z"},
              {"type": "ai_AIPackage", "spdxId": "a", "name": "model", "software_packageVersion": "1"},
              {"type": "Relationship", "from": "a"}]}
            """).Of(Check);

        inventory.Coverage.Total.Should().Be(1);
        inventory.Time.Day.Should().Be(1);
    }

    [Fact]
    public void All_mistakes_are_told_at_once()
    {
        Reports.Import("""{"bomFormat": "CycloneDX", "components": [{"version": "1"}, {"name": "b", "hashes": [{"alg": "SHA-256", "content": "zz"}]}], "metadata": {"timestamp": "soon"}}""")
            .Errors.Select(e => e.Field).Should().BeEquivalentTo("specVersion", "components[0].name", "components[1].hashes[0].content", "metadata.timestamp");
    }
}
