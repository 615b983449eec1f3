using Proofmark.Reporting.Charts;
using Proofmark.Reporting.Tests.Examples;
using Proofmark.Risk.Assessments;

namespace Proofmark.Reporting.Tests.Charts;

public sealed class ResidualBarTests
{
    private static readonly RiskAssessment Risk = ExampleReport.Full.Assessment.Risks[0];

    [Fact]
    public void Little_evidence_is_hatched_and_much_is_not()
    {
        ResidualBar.Draw(Risk with { Coverage = new EvidenceCoverage(5, 9) }).Should().Contain("s-hatched").And.NotContain("s-solid");
        ResidualBar.Draw(Risk with { Coverage = new EvidenceCoverage(6, 9) }).Should().Contain("s-solid").And.NotContain("s-hatched");
        ResidualBar.Draw(Risk with { Coverage = new EvidenceCoverage(0, 0) }).Should().Contain("s-hatched", "no control is no evidence");
    }

    [Fact]
    public void The_dot_stands_at_the_credited_figure_and_the_line_starts_at_the_hopeful_one() =>
        ResidualBar.Draw(Risk with { Residual = new ResidualShare(0.25, 0.5, 0.75) }).Should()
            .Contain("<line x1=\"118\" y1=\"9\" x2=\"338\" y2=\"9\"").And.Contain("<circle cx=\"338\"").And.Contain("0.25 to 0.75 left");
}
