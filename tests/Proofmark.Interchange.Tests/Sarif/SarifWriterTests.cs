using Proofmark.Core;
using Proofmark.Interchange.Sarif;
using Proofmark.Reporting.Tests.Examples;

namespace Proofmark.Interchange.Tests.Sarif;

public sealed class SarifWriterTests
{
    private static readonly SarifContext Context = new(ExampleResults.Tool, ExampleResults.AsOf, ExampleResults.RuleSet, "0123abc");

    [Fact]
    public void The_example_is_written_as_the_golden_file() =>
        Golden.Matches(SarifWriter.Write(ExampleResults.All, Context), "Proofmark.Interchange.Tests", "example.sarif");

    [Fact]
    public async Task The_example_is_valid_against_the_published_schema()
    {
        var schema = await SarifSchema.LoadAsync();

        schema.Validate(SarifWriter.Write(ExampleResults.All, Context)).Should().BeEmpty();
        schema.Validate(SarifWriter.Write([], Context)).Should().BeEmpty();
        schema.Validate("""{"version":"2.1.0","runs":[{"results":[]}]}""").Should().NotBeEmpty("the schema must be able to object");
    }

    [Fact]
    public void Each_result_points_at_its_rule_and_worst_comes_first()
    {
        var run = SarifWriter.ToLog(ExampleResults.All, Context).Runs![0];

        run.Results.Should().HaveCount(5);
        run.Results![0].RuleId.Should().Be("pickle.malicious-call");
        run.Results.Should().AllSatisfy(r => run.Tool!.Driver!.Rules![r.RuleIndex!.Value].Id.Should().Be(r.RuleId));
        run.Tool!.Driver!.Rules!.Single(r => r.Id == "pickle.malicious-call").Properties!.SecuritySeverity.Should().Be("9.5");
    }

    [Fact]
    public void A_member_is_a_logical_location_and_its_offset_is_no_offset_of_the_file()
    {
        var result = SarifWriter.ToLog(ExampleResults.All, Context).Runs![0].Results![0];
        var location = result.Locations!.Single();

        location.PhysicalLocation!.Region.Should().BeNull();
        location.LogicalLocations!.Should().Contain(l => l.FullyQualifiedName == "models/classifier/model.pt!/archive/data.pkl");
        result.Properties!.MemberOffset.Should().Be(118);
    }

    [Fact]
    public void An_offset_in_a_file_is_a_byte_region()
    {
        var finding = ExampleResults.Payload with { Location = new Location("a.pkl", Offset: 7) };

        Only(finding).Locations![0].PhysicalLocation!.Region!.ByteOffset.Should().Be(7);
    }

    [Fact]
    public void The_fingerprint_survives_edits_around_the_finding_and_nothing_else()
    {
        var finding = ExampleResults.Unpinned;
        var here = Print(finding);

        Print(finding with { Location = finding.Location with { Line = 99, Column = 1 } }).Should().Be(here);
        Print(finding with { Severity = Severity.High, Why = "other", Fix = "other" }).Should().Be(here);
        Print(finding with { RuleId = "other" }).Should().NotBe(here);
        Print(finding with { Location = finding.Location with { Path = "app/other.py" } }).Should().NotBe(here);
        Print(finding with { Call = "os.system('id')" }).Should().NotBe(here);
        Print(finding with { Location = finding.Location with { Path = "app", Member = "agent.py" } }).Should().NotBe(here);
    }

    [Fact]
    public void Findings_alike_but_for_their_line_have_different_fingerprints()
    {
        var twice = new[] { ExampleResults.Unpinned, ExampleResults.Unpinned with { Location = new Location("app/agent.py", Line: 40) } };
        var results = SarifWriter.ToLog([WithFindings(twice)], Context).Runs![0].Results!;

        results.Select(r => r.PartialFingerprints!["proofmarkFinding/v1"]).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void What_was_not_read_is_said()
    {
        var invocation = SarifWriter.ToLog(ExampleResults.All, Context).Runs![0].Invocations!.Single();

        invocation.ExecutionSuccessful.Should().BeTrue();
        invocation.ToolExecutionNotifications!.Select(n => n.Descriptor!.Id).Should().Equal("format-not-covered", "not-established");
    }

    [Fact]
    public void Open_questions_of_a_check_are_one_note()
    {
        UnreadPart Question(string text) => new(new Location("proofmark.yaml", Line: 3), UnreadPart.Unanswered, text);
        var open = ExampleResults.Result("rule.x", "X?", "a", Outcome.NotEstablished, new Coverage(0, 2, "components", [Question("First?"), Question("Second?")]));
        var notes = SarifWriter.ToLog([open], Context).Runs![0].Invocations!.Single().ToolExecutionNotifications!;

        notes.Select(n => n.Level).Should().Equal("note", "warning");
        notes[0].Message!.Text.Should().Be("Not answered (rule.x): First? (1 more)");
    }

    [Fact]
    public void A_broken_check_is_an_unsuccessful_run_that_says_so()
    {
        var broken = ExampleResults.Result("x", "X?", "a", Outcome.Error, new Coverage(0, 1, "files", []));
        var invocation = SarifWriter.ToLog([broken], Context).Runs![0].Invocations!.Single();

        invocation.ExecutionSuccessful.Should().BeFalse();
        invocation.ToolExecutionNotifications!.Single().Level.Should().Be("error");
    }

    [Theory]
    [InlineData("a b/c#d?.py", "a%20b/c%23d%3F.py")]
    [InlineData("javascript:alert(1)", "javascript%3Aalert%281%29")]
    [InlineData("//evil.example/x", "evil.example/x")]
    [InlineData("é.bin", "%C3%A9.bin")]
    public void A_path_is_a_relative_reference(string path, string uri) =>
        Only(ExampleResults.Payload with { Location = new Location(path) }).Locations![0].PhysicalLocation!.ArtifactLocation!.Uri.Should().Be(uri);

    [Fact]
    public void A_message_cannot_carry_a_link() =>
        Only(ExampleResults.Unsigned with { Message = "[fine](http://evil.example)" }).Message!.Text.Should().Be(@"\[fine\](http://evil.example)");

    [Fact]
    public void Public_ids_become_taxonomies_and_others_stay_references()
    {
        var run = SarifWriter.ToLog(ExampleResults.All, Context).Runs![0];

        run.Taxonomies!.Select(t => t.Name).Should().Equal("CWE", "MITRE ATLAS", "OWASP LLM");
        run.Results!.Single(r => r.RuleId == "model.unpinned-source").Properties!.References.Should().Equal("CVE-2099-0001");
    }

    private static SarifResult Only(Finding finding) => SarifWriter.ToLog([WithFindings([finding])], Context).Runs![0].Results!.Single();

    private static string Print(Finding finding) => Only(finding).PartialFingerprints!["proofmarkFinding/v1"];

    private static CheckResult WithFindings(Finding[] findings) =>
        ExampleResults.Result("x", "X?", "app", Outcome.Fail, Coverage.Full(1, "files"), findings);
}
