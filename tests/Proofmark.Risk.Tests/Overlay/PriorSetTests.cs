using Proofmark.Risk.Catalogues;
using Proofmark.Risk.Overlay;

namespace Proofmark.Risk.Tests.Overlay;

public sealed class PriorSetTests
{
    private static readonly PriorSet Priors = PriorSet.Load();

    [Fact]
    public void Every_risk_has_exactly_one_row()
    {
        var risks = Catalogue.Load().Risks.Select(r => r.Id).Concat(OwnRisk.Load().Select(r => r.Id)).Distinct();
        Priors.All.Select(p => p.Risk).Should().OnlyHaveUniqueItems().And.BeEquivalentTo(risks);
    }

    [Fact]
    public void Every_row_says_what_it_rests_on_and_why() =>
        Priors.All.Should().OnlyContain(p => Basis.IsWellFormed(p.Basis) && p.Reason.Length > 15);

    [Fact]
    public void The_classes_differ_from_risk_to_risk()
    {
        Priors.All.Select(p => p.Impact).Distinct().Should().HaveCountGreaterThan(2);
        Priors.All.Select(p => p.Maturity).Distinct().Should().HaveCount(3);
    }

    [Fact]
    public void A_risk_that_nobody_judged_has_none() => Priors.Find("riskOfRain").Should().BeNull();
}
