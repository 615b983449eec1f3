using Proofmark.App.Evidence.Importing;
using Proofmark.Core;

namespace Proofmark.App.Tests.Evidence.Importing;

/// <summary>Questionnaires and OSCAL: people's words.</summary>
public sealed class AnswerImportTests
{
    [Theory]
    [InlineData("answer.controlRedTeaming", Outcome.Pass)]
    [InlineData("answer.controlThreatDetection", Outcome.Fail)]
    [InlineData("answer.controlUserDataManagement", Outcome.NotEstablished)]
    [InlineData("import.questionnaire.vendor-trains-on-input", Outcome.Fail)]
    public void A_row_is_an_answer(string check, Outcome outcome)
    {
        var result = Reports.Results(Reports.Fixture("questionnaire.csv")).Of(check);

        (result.Outcome, result.Method).Should().Be((outcome, Rung.Questionnaire));
    }

    [Fact]
    public void Each_answer_has_its_author_and_its_component()
    {
        var statements = Reports.Import(Reports.Fixture("questionnaire.csv")).Statements;

        statements.Select(s => s.Predicate.Author).Should().BeEquivalentTo("The risk owner", "The risk owner", "The risk owner", "The vendor");
        statements.Single(s => s.Predicate.Result.Check.Id == "answer.controlThreatDetection").Predicate.Result.Subject.Should().Be(new Subject(SubjectKind.Component, "llm"));
        statements[0].Predicate.Result.Findings.Should().Contain(f => f.Message.Contains("by \"the outside team\""));
    }

    [Fact]
    public void An_answer_without_an_author_is_an_error_unless_one_is_given()
    {
        const string Table = "question,answer\nq1,yes\nq2,no\n";

        Reports.Import(Table).Errors.Select(e => (e.Line, e.Field)).Should().Equal((2, "author"), (3, "author"));
        EvidenceImport.Read(Reports.Request(Table) with { Author = "me" }).Statements.Should().HaveCount(2).And.OnlyContain(s => s.Predicate.Author == "me");
    }

    [Fact]
    public void All_mistakes_of_a_table_are_told_with_their_lines()
    {
        var report = Reports.Import("control,answer,author,date\n,yes,a,\nx,perhaps,a,\ny,no,a,someday\n");

        report.Errors.Select(e => (e.Line, e.Field)).Should().Equal((2, "control"), (3, "answer"), (4, "date"));
    }

    [Theory]
    [InlineData("control,answer\n\"never closed,yes\n")]
    [InlineData("control,answer\n")]
    [InlineData("control,answer")]
    public void A_table_that_holds_nothing_or_never_ends_says_nothing(string table)
    {
        Reports.Import(table).Statements.Should().BeEmpty();
    }

    [Fact]
    public void The_finding_of_an_assessor_is_a_document()
    {
        var results = Reports.Results(Reports.Fixture("oscal.json"));

        (results.Of("import.oscal.ac-2-obj").Outcome, results.Of("import.oscal.au-2-obj").Outcome).Should().Be((Outcome.Fail, Outcome.Pass));
        results.Should().OnlyContain(r => r.Method == Rung.Document && r.Time == new DateTimeOffset(2026, 11, 9, 0, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void All_mistakes_of_assessment_results_are_told_at_once()
    {
        Reports.Import("""{"assessment-results": {"metadata": {}, "results": [{"start": "then", "findings": [{"title": "t", "target": {"target-id": "a", "status": {"state": "good"}}}, {"title": "u"}]}]}}""")
            .Errors.Select(e => e.Field).Should().BeEquivalentTo(
                "assessment-results.metadata.title",
                "assessment-results.results[0].start",
                "assessment-results.results[0].findings[0].target.status.state",
                "assessment-results.results[0].findings[1].target");
    }
}
