using Proofmark.Core;
using Proofmark.Reporting.Html.Facts;
using Proofmark.Reporting.Tests.Examples;

namespace Proofmark.Reporting.Tests.Html.Facts;

public sealed class OpenQuestionTests
{
    private static readonly UnreadPart Asked = new(new Location("proofmark.yaml", Line: 4), "unanswered", "Who approves?");
    private static readonly UnreadPart Elsewhere = Asked with { Location = new Location("proofmark.yaml", Line: 9) };
    private static readonly UnreadPart Unreadable = new(new Location("a.bin"), "too-deep", "too deep");

    [Fact]
    public void What_most_checks_wait_for_comes_first_and_each_question_once()
    {
        var report = ExampleReport.Full with { Results = [Check("a", Asked, Asked with { Reason = "How often?" }), Check("b", Elsewhere, Unreadable)] };

        var questions = OpenQuestion.Of(report);

        questions.Select(q => (q.Text, q.Checks, q.Places.Count)).Should().Equal(("Who approves?", 2, 2), ("How often?", 1, 1));
    }

    [Fact]
    public void A_check_that_could_not_read_everything_waits_for_more_than_answers()
    {
        OpenQuestion.IsAllThatIsMissing(Check("a", Asked, Elsewhere)).Should().BeTrue();
        OpenQuestion.IsAllThatIsMissing(Check("a", Asked, Unreadable)).Should().BeFalse();
        OpenQuestion.IsAllThatIsMissing(Check("a")).Should().BeFalse();
        OpenQuestion.IsAllThatIsMissing(Check("a", Asked) with { Outcome = Outcome.Error }).Should().BeFalse();
    }

    private static CheckResult Check(string id, params UnreadPart[] unread) =>
        ExampleResults.Result(id, "X?", "support-agent", Outcome.NotEstablished, new Coverage(0, 1, "components", unread));
}
