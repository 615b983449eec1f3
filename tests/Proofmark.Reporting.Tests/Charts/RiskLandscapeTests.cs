using Proofmark.Reporting.Charts;
using Proofmark.Reporting.Tests.Examples;
using Proofmark.Risk.Assessments;

namespace Proofmark.Reporting.Tests.Charts;

public sealed class RiskLandscapeTests
{
    private static readonly Assessment Example = ExampleReport.Full.Assessment;

    [Fact]
    public void Classes_stand_in_falling_order()
    {
        var drawing = RiskLandscape.Draw(Example);

        new[] { "severe impact", "high impact", "low impact" }.Select(w => drawing.IndexOf(w, StringComparison.Ordinal)).Should().BeInAscendingOrder().And.NotContain(-1);
        drawing.Should().NotContain("moderate impact");
    }

    [Fact]
    public void Little_evidence_is_hatched_and_much_is_not()
    {
        var thin = Example with { Risks = [Example.Risks[0] with { Coverage = new EvidenceCoverage(5, 9) }] };
        var thick = Example with { Risks = [Example.Risks[0] with { Coverage = new EvidenceCoverage(6, 9) }] };

        RiskLandscape.Draw(thin).Should().Contain("s-hatched").And.NotContain("s-solid");
        RiskLandscape.Draw(thick).Should().Contain("s-solid").And.NotContain("s-hatched");
    }

    [Fact]
    public void Places_where_everything_is_the_same_share_a_line()
    {
        var risk = Example.Risks[0];
        var drawing = RiskLandscape.Draw(Example with { Risks = [risk, risk with { Id = "r@b", ComponentId = "b" }, risk with { Id = "r@c", ComponentId = "c", Residual = new ResidualShare(0, 0.1, 0.2) }] });

        drawing.Should().Contain($"at {risk.ComponentId} &#x2B;1").And.Contain("at c</text>");
        System.Text.RegularExpressions.Regex.Count(drawing, "s-hatched|s-solid").Should().Be(2);
    }

    [Fact]
    public void An_assessment_of_an_earlier_version_has_no_such_picture() =>
        RiskLandscape.Draw(Example with { Risks = [Example.Risks[0] with { Impact = null, Residual = null }] }).Should().BeEmpty();
}
