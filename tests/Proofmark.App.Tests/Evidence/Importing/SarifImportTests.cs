using Proofmark.App.Evidence.Importing;
using Proofmark.Core;
using Proofmark.Core.Evidence;

namespace Proofmark.App.Tests.Evidence.Importing;

public sealed class SarifImportTests
{
    private const string Clean = """
        {"version": "2.1.0", "runs": [{
          "tool": {"driver": {"name": "Semgrep OSS", "version": "1.90.0"}},
          "invocations": [{"executionSuccessful": true, "endTimeUtc": "2026-11-01T10:00:00Z"}],
          "artifacts": [{"location": {"uri": "app/load.py"}, "hashes": {"sha-256": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}}],
          "results": []}]}
        """;

    private static readonly Subject File = new(SubjectKind.Artifact, "app/load.py", Reports.Digest('a'));

    [Fact]
    public void A_run_without_results_passes_as_a_document_when_it_states_success_and_what_it_covered()
    {
        var run = Reports.Results(Clean).Single();

        run.Check.Id.Should().Be("import.sarif.semgrep-oss");
        (run.Outcome, run.Method, run.Subject).Should().Be((Outcome.Pass, Rung.Document, Reports.System));
        run.Time.Should().Be(new DateTimeOffset(2026, 11, 1, 10, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void A_clean_file_whose_very_bytes_are_here_is_a_scan()
    {
        var file = Reports.Results(Reports.Request(Clean) with { DigestOf = _ => Reports.Digest('a') }).Single(r => r.Subject.Kind == SubjectKind.Artifact);

        (file.Outcome, file.Method, file.Subject).Should().Be((Outcome.Pass, Rung.Scan, File));
    }

    [Fact]
    public void A_scan_names_its_version_or_it_is_a_document()
    {
        var results = Reports.Results(Reports.Request(Clean.Replace("\"version\": \"1.90.0\"", "\"x\": 1", StringComparison.Ordinal)) with { DigestOf = _ => Reports.Digest('a') });

        results.Should().OnlyContain(r => r.Method == Rung.Document);
    }

    [Theory]
    [InlineData("\"executionSuccessful\": true", "\"executionSuccessful\": false", "success-not-stated")]
    [InlineData("\"executionSuccessful\": true,", "", "success-not-stated")]
    [InlineData("\"results\": []", "\"results\": null", "no-results")]
    [InlineData("\"artifacts\":", "\"things\":", "coverage-not-stated")]
    [InlineData("\"results\": []", "\"results\": [{\"kind\": \"review\", \"message\": {\"text\": \"look\"}}]", "left-open")]
    [InlineData("\"executionSuccessful\": true", "\"executionSuccessful\": true, \"toolExecutionNotifications\": [{\"level\": \"error\"}]", "tool-notification")]
    [InlineData("\"endTimeUtc\": \"2026-11-01T10:00:00Z\"", "\"commandLine\": \"x\"", "undated")]
    [InlineData("2026-11-01", "2027-11-01", "dated-later")]
    public void What_is_left_unsaid_is_never_a_pass(string said, string instead, string code)
    {
        var results = Reports.Results(Reports.Request(Clean.Replace(said, instead, StringComparison.Ordinal)) with { DigestOf = _ => Reports.Digest('a') });

        results.Should().NotBeEmpty().And.OnlyContain(r => r.Outcome == Outcome.NotEstablished && r.ReasonCodes.Contains(code));
    }

    [Fact]
    public void A_finding_stands_at_the_system_with_its_place()
    {
        var run = Reports.Results(Reports.Fixture("bandit.sarif")).Single();

        (run.Outcome, run.Subject).Should().Be((Outcome.Fail, Reports.System));
        var finding = run.Findings.Single(f => f.RuleId == "B301");
        (finding.Severity, finding.Location).Should().Be((Severity.High, new Location("app/load.py", Line: 12, Column: 5)));
        finding.Fix.Should().Be("Load weights from safetensors.");
    }

    [Fact]
    public void A_finding_in_other_bytes_than_those_here_is_absent_and_the_run_no_pass()
    {
        var report = EvidenceImport.Read(Reports.Request(Reports.Fixture("bandit.sarif")) with { DigestOf = name => name == "app/load.py" ? Reports.Digest('e') : null });

        report.LeftOut.Should().ContainSingle().Which.Should().StartWith("app/load.py");
        var run = report.Statements.Single().Predicate.Result;
        run.Outcome.Should().Be(Outcome.NotEstablished);
        run.ReasonCodes.Should().Contain("other-bytes");
    }

    [Theory]
    [InlineData('a', Outcome.Fail)]
    [InlineData('b', Outcome.Pass)]
    public void A_file_that_the_user_names_is_found_by_its_digest(char digest, Outcome outcome)
    {
        var subject = new Subject(SubjectKind.Artifact, "elsewhere.py", Reports.Digest(digest));

        var run = Reports.Results(Reports.Request(Reports.Fixture("bandit.sarif")) with { Subject = subject }).Single();

        (run.Outcome, run.Method, run.Subject).Should().Be((outcome, Rung.Scan, subject));
    }

    [Fact]
    public void A_run_about_other_bytes_than_the_file_that_the_user_names_is_absent()
    {
        var report = EvidenceImport.Read(Reports.Request(Clean) with { Subject = File with { Digest = Reports.Digest('f') } });

        report.Statements.Should().BeEmpty();
        report.LeftOut.Should().NotBeEmpty();
    }

    [Fact]
    public void A_suppression_inside_the_report_silences_nothing_and_a_result_that_is_gone_is_gone()
    {
        const string Result = "\"ruleId\": \"B301\",";
        var fixture = Reports.Fixture("bandit.sarif");

        Reports.Results(fixture.Replace(Result, Result + "\"suppressions\": [{\"kind\": \"inSource\"}],", StringComparison.Ordinal)).Single().Outcome.Should().Be(Outcome.Fail);
        Reports.Results(fixture.Replace(Result, Result + "\"baselineState\": \"absent\",", StringComparison.Ordinal)).Single().Outcome.Should().Be(Outcome.Pass);
    }

    [Fact]
    public void Every_run_without_a_tool_is_an_error_at_once()
    {
        var report = Reports.Import("""{"version": "2.1.0", "runs": [{"results": []}, null, {"tool": {"driver": {"name": ""}}}]}""");

        report.Errors.Select(e => e.Field).Should().Equal("runs[0].tool.driver.name", "runs[1].tool.driver.name", "runs[2].tool.driver.name");
    }

    [Fact]
    public void Of_a_flood_of_findings_the_worst_are_kept_and_the_statement_can_be_stored()
    {
        var results = string.Join(',', Enumerable.Range(0, 2_000).Select(i => $$"""{"ruleId": "R{{i}}", "level": "{{(i == 1_999 ? "error" : "note")}}", "message": {"text": "{{new string('x', 2_000)}}"} }"""));
        var run = Reports.Results($$"""{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "t"} }, "results": [{{results}}]}]}""").Single();

        run.Findings.Should().Contain(f => f.RuleId == "R1999").And.HaveCount(501);
        run.ReasonCodes.Should().Contain("more-findings");
        EvidenceCodec.Write(EvidenceStatement.FromResult(run)).Length.Should().BeLessThan(Limits.Default.MaxDocumentBytes);
    }
}
