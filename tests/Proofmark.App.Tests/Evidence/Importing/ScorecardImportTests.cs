using Proofmark.Core;

namespace Proofmark.App.Tests.Evidence.Importing;

public sealed class ScorecardImportTests
{
    [Theory]
    [InlineData("import.scorecard.binary-artifacts", Outcome.Pass, "imported")]
    [InlineData("import.scorecard.branch-protection", Outcome.NotEstablished, "inconclusive")]
    [InlineData("import.scorecard.code-review", Outcome.NotEstablished, "partial-score")]
    [InlineData("import.scorecard.dangerous-workflow", Outcome.Fail, "found")]
    public void Full_marks_pass_few_fail_and_what_is_not_known_is_not_established(string check, Outcome outcome, string code)
    {
        var result = Reports.Results(Reports.Fixture("scorecard.json")).Of(check);

        (result.Outcome, result.Method).Should().Be((outcome, Rung.Document));
        result.ReasonCodes.Should().Contain(code);
        result.Tool.Should().Be(new ToolIdentity("scorecard", "v5.0.0"));
    }

    [Fact]
    public void All_mistakes_are_told_at_once_each_with_its_place()
    {
        var report = Reports.Import("""
            {"repo": {}, "scorecard": {"version": "v5"}, "date": "yesterday", "checks": [
              {"name": "A", "score": 11},
              {"score": 5},
              {"name": "C"},
              7]}
            """);

        report.Statements.Should().BeEmpty();
        report.Errors.Select(e => e.Field).Should().BeEquivalentTo("repo.name", "date", "checks[0].score", "checks[1].name", "checks[2].score", "checks[3]");
        report.Errors.Single(e => e.Field == "checks[1].name").Line.Should().Be(3);
    }
}
