using System.Text;
using Proofmark.App.Evidence.Importing;
using Proofmark.Core;

namespace Proofmark.App.Tests.Evidence.Importing;

public sealed class InTotoImportTests
{
    private const string Name = "models/shop.safetensors";

    [Fact]
    public void A_bad_verdict_counts_even_when_the_file_is_not_here()
    {
        var result = Reports.Results(Reports.Fixture("vsa.dsse.json")).Single();

        (result.Check.Id, result.Outcome, result.Method, result.Subject).Should().Be(("import.in-toto.verification-summary", Outcome.Fail, Rung.Document, Reports.System));
    }

    [Theory]
    [InlineData("https://slsa.dev/verification_summary/v1", """{"verificationResult": "PASSED", "timeVerified": "2026-11-06T08:00:00Z"}""", "signature-not-verified")]
    [InlineData("https://slsa.dev/provenance/v1", """{"buildDefinition": {}}""", "signature-not-verified")]
    [InlineData("https://example.org/anything", """{"ok": true}""", "predicate-not-known")]
    public void What_only_a_signature_could_show_is_not_established(string type, string predicate, string code)
    {
        var result = Reports.Results(Reports.Request(Statement(type, predicate)) with { DigestOf = _ => Reports.Digest('c') }).Single();

        (result.Outcome, result.Subject).Should().Be((Outcome.NotEstablished, new Subject(SubjectKind.Artifact, Name, Reports.Digest('c'))));
        result.ReasonCodes.Should().Contain(code);
    }

    [Fact]
    public void A_good_verdict_about_bytes_that_are_not_here_is_left_out()
    {
        EvidenceImport.Read(Reports.Request(Reports.Fixture("test-result.intoto.json"))).Statements.Should().BeEmpty();
        EvidenceImport.Read(Reports.Request(Reports.Fixture("test-result.intoto.json")) with { DigestOf = _ => Reports.Digest('e') }).Statements.Should().BeEmpty();
    }

    [Fact]
    public void A_test_result_without_a_date_is_no_pass()
    {
        var result = Reports.Results(Reports.Request(Reports.Fixture("test-result.intoto.json")) with { DigestOf = _ => Reports.Digest('c') }).Single();

        result.Outcome.Should().Be(Outcome.NotEstablished);
        result.ReasonCodes.Should().Contain("undated");
    }

    [Fact]
    public void A_document_inside_a_statement_is_taken_like_that_document()
    {
        var result = Reports.Results(Statement("https://openvex.dev/ns/v0.2.0", Reports.Fixture("openvex.json"))).Single();

        (result.Check.Id, result.Outcome).Should().Be(("import.vex.vulnerabilities", Outcome.Fail));
    }

    [Fact]
    public void A_statement_of_our_own_is_not_imported_but_added()
    {
        Reports.Import(Statement(EvidenceStatement.CheckResultPredicate, "{}")).Errors.Single().Message.Should().Contain("evidence add");
    }

    [Theory]
    [InlineData("""{"payloadType": "text/plain", "payload": "e30=", "signatures": []}""", "payloadType")]
    [InlineData("""{"payloadType": "application/vnd.in-toto+json", "payload": "not base64!", "signatures": []}""", "payload")]
    [InlineData("""{"payloadType": "application/vnd.in-toto+json"}""", "payload")]
    public void A_broken_envelope_is_an_error(string envelope, string field)
    {
        Reports.Import(envelope).Errors.Select(e => e.Field).Should().Contain(field);
    }

    [Fact]
    public void What_is_wrong_inside_an_envelope_is_told_with_its_place()
    {
        var payload = Convert.ToBase64String(Encoding.UTF8.GetBytes("""{"_type": "https://in-toto.io/Statement/v9", "subject": [{"digest": {"sha256": "short"}}]}"""));

        var errors = Reports.Import($$"""{"payloadType": "application/vnd.in-toto+json", "payload": "{{payload}}"}""").Errors;

        errors.Select(e => e.Field).Should().BeEquivalentTo("_type", "predicateType", "subject[0].digest.sha256");
        errors.Should().OnlyContain(e => e.File.EndsWith("payload"));
    }

    private static string Statement(string type, string predicate) =>
        $$"""{"_type": "https://in-toto.io/Statement/v1", "subject": [{"name": "{{Name}}", "digest": {"sha256": "{{new string('c', 64)}}"} }], "predicateType": "{{type}}", "predicate": {{predicate}} }""";
}
