using Proofmark.App.Evidence.Importing;
using Proofmark.Core;

namespace Proofmark.App.Tests.Evidence.Importing;

public sealed class VexImportTests
{
    private const string Check = "import.vex.vulnerabilities";

    [Fact]
    public void What_affects_the_product_is_a_finding()
    {
        var result = Reports.Results(Reports.Fixture("openvex.json")).Single();

        (result.Check.Id, result.Outcome, result.Method).Should().Be((Check, Outcome.Fail, Rung.Document));
        result.Findings.Where(f => f.Severity > Severity.Info).Select(f => f.RuleId).Should().Equal("CVE-2026-0002");
    }

    [Theory]
    [InlineData("\"fixed\"", Outcome.Pass, "imported")]
    [InlineData("\"not_affected\", \"justification\": \"component_not_present\"", Outcome.Pass, "imported")]
    [InlineData("\"not_affected\"", Outcome.NotEstablished, "no-justification")]
    [InlineData("\"not_affected\", \"justification\": \" \"", Outcome.NotEstablished, "no-justification")]
    [InlineData("\"not_affected\", \"impact_statement\": \"trust us\"", Outcome.NotEstablished, "no-justification")]
    [InlineData("\"under_investigation\"", Outcome.NotEstablished, "under-investigation")]
    [InlineData("\"affected\"", Outcome.Fail, "found")]
    public void A_status_counts_only_with_what_belongs_to_it(string status, Outcome outcome, string code)
    {
        var result = Reports.Results(OpenVex($$"""{"vulnerability": "CVE-1", "products": ["p"], "status": {{status}}}""")).Single();

        result.Outcome.Should().Be(outcome);
        result.ReasonCodes.Should().Contain(code);
    }

    [Fact]
    public void A_document_that_speaks_of_nothing_is_no_pass()
    {
        Reports.Results(OpenVex("")).Single().Outcome.Should().Be(Outcome.NotEstablished);
    }

    [Fact]
    public void A_statement_about_other_bytes_is_absent()
    {
        var content = OpenVex($$"""{"vulnerability": {"name": "CVE-1"}, "products": [{"@id": "m.bin", "hashes": {"sha-256": "{{new string('a', 64)}}"} }], "status": "affected"}""");

        var here = EvidenceImport.Read(Reports.Request(content) with { DigestOf = _ => Reports.Digest('b') });
        var unknown = EvidenceImport.Read(Reports.Request(content));

        here.Statements.Should().BeEmpty();
        here.LeftOut.Should().ContainSingle();
        unknown.Statements.Single().Predicate.Result.Outcome.Should().Be(Outcome.Fail);
    }

    [Fact]
    public void A_vulnerability_that_a_bill_of_materials_lists_without_a_judgement_counts_against_it()
    {
        var result = Reports.Results("""
            {"bomFormat": "CycloneDX", "specVersion": "1.5", "metadata": {"timestamp": "2026-11-01T00:00:00Z"},
             "vulnerabilities": [{"id": "CVE-1", "ratings": [{"severity": "low"}, {"severity": "critical"}]}]}
            """).Single();

        result.Check.Id.Should().Be(Check);
        result.Findings.Single(f => f.RuleId == "CVE-1").Severity.Should().Be(Severity.Critical);
    }

    [Fact]
    public void All_mistakes_are_told_at_once()
    {
        Reports.Import(OpenVex("""{"vulnerability": {}, "status": "fine", "products": [3]}, {"vulnerability": "CVE-2", "products": "p"}"""))
            .Errors.Select(e => e.Field).Should().BeEquivalentTo(
                "statements[0].vulnerability.name", "statements[0].status", "statements[0].products[0]", "statements[1].status", "statements[1].products");
    }

    private static string OpenVex(string statements) =>
        $$"""{"@context": "https://openvex.dev/ns/v0.2.0", "author": "a", "timestamp": "2026-11-01T00:00:00Z", "statements": [{{statements}}]}""";
}
