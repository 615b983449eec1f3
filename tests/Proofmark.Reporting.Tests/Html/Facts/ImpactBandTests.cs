using Proofmark.Reporting.Html.Facts;
using Proofmark.Reporting.Tests.Examples;
using Proofmark.Risk.Assessments;
using Proofmark.Systems.Model;

namespace Proofmark.Reporting.Tests.Html.Facts;

public sealed class ImpactBandTests
{
    private static readonly Assessment Example = ExampleReport.Full.Assessment;

    [Fact]
    public void Classes_stand_in_falling_order_and_hold_every_instance()
    {
        var bands = ImpactBand.Of(Example);

        bands.Select(b => b.Class).Should().Equal(ImpactClass.Severe, ImpactClass.High, ImpactClass.Low);
        bands.SelectMany(b => b.Lines).Sum(l => l.Places.Count).Should().Be(Example.Risks.Count);
    }

    [Fact]
    public void Only_places_where_every_shown_figure_is_the_same_share_a_line()
    {
        var risk = Example.Risks[0];
        RiskAssessment[] risks = [risk, At("same"), At("residual") with { Residual = new ResidualShare(0, 0.1, 0.2) }, At("evidence") with { Coverage = new EvidenceCoverage(2, 9) }, At("standing") with { Standing = RiskStanding.Covered }];

        var lines = ImpactBand.Of(Example with { Risks = risks }).Single().Lines;

        lines.Select(l => string.Join(' ', l.Places)).Should().Equal($"{risk.ComponentId} same", "residual", "evidence", "standing");
        RiskAssessment At(string component) => risk with { Id = $"{risk.RiskId}@{component}", ComponentId = component };
    }

    [Fact]
    public void What_is_not_shown_is_counted()
    {
        var risks = Enumerable.Range(0, 20).Select(i => Example.Risks[0] with { Id = $"r{i}@x", RiskId = $"r{i}" });

        ImpactBand.Of(Example with { Risks = [.. risks] }).Single().Hidden.Should().Be(20 - ImpactBand.MaxLines);
    }

    [Fact]
    public void An_assessment_of_an_earlier_version_has_no_bands() =>
        ImpactBand.Of(Example with { Risks = [Example.Risks[0] with { Impact = null, Residual = null }] }).Should().BeEmpty();
}
