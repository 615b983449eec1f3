using Proofmark.Risk.Catalogues;
using Proofmark.Risk.Overlay;

namespace Proofmark.Risk.Tests.Overlay;

public sealed class EffectSetTests
{
    private static readonly Catalogue Map = Catalogue.Load();
    private static readonly EffectSet Effects = EffectSet.Load();

    private static IEnumerable<(string, string)> PairsOfTheRiskMap => Map.Controls.SelectMany(c => c.Risks.Select(r => (r, c.Id)));

    private static IEnumerable<(string, string)> PairsOfOurs => OwnRisk.Load().SelectMany(r => r.Controls.Select(c => (r.Id, c)));

    [Fact]
    public void Every_pair_has_exactly_one_row_and_no_row_stands_for_anything_else()
    {
        PairsOfTheRiskMap.Should().HaveCount(128);
        var universal = Map.Controls.Where(c => c.EveryRisk).Select(c => (EffectSet.EveryRisk, c.Id));
        Effects.All.Select(e => (e.Risk, e.Control)).Should().OnlyHaveUniqueItems()
            .And.BeEquivalentTo(PairsOfTheRiskMap.Concat(universal).Concat(PairsOfOurs));
    }

    [Fact]
    public void Every_control_that_answers_a_risk_has_an_effect_on_it()
    {
        foreach (var risk in Map.Risks)
        {
            Map.ControlsOf(risk.Id).Should().OnlyContain(c => Effects.Find(risk.Id, c) != null, risk.Id);
        }

        Effects.Find("riskModelEvasion", "controlAgentExecutionBounds").Should().BeNull("the two do not belong together");
    }

    [Fact]
    public void A_control_for_every_risk_is_found_at_any_risk() =>
        Effects.Find("riskDataPoisoning", "controlRedTeaming")!.Risk.Should().Be(EffectSet.EveryRisk);

    [Fact]
    public void Groups_are_those_of_the_list_and_none_is_idle()
    {
        Effects.Groups.Select(g => g.Id).Should().OnlyHaveUniqueItems().And.BeEquivalentTo(Effects.All.Select(e => e.Group).Distinct());
        Effects.Groups.Should().OnlyContain(g => g.What.Length > 15);
    }

    [Fact]
    public void Every_row_says_what_it_rests_on_and_why() =>
        Effects.All.Should().OnlyContain(e => Basis.IsWellFormed(e.Basis) && e.Reason.Length > 15 && e.Reason.Length < 160);

    [Fact]
    public void Only_a_row_of_one_reference_calls_itself_published() =>
        Effects.All.Where(e => e.Basis != Basis.Assumption).Should().OnlyContain(e => Basis.ReferenceOf(e.Basis)!.Length > 5).And.NotBeEmpty();

    [Theory]
    [InlineData(EffectStrength.Strong, 0.5, 0.7, 0.9)]
    [InlineData(EffectStrength.Moderate, 0.2, 0.4, 0.6)]
    [InlineData(EffectStrength.Weak, 0.05, 0.15, 0.3)]
    public void Ceilings_are_the_published_ranges(EffectStrength strength, double low, double mode, double high) =>
        Effects.CeilingOf(strength).Should().Be(new EffectCeiling(strength, low, mode, high));

    [Fact]
    public void Every_risk_has_a_control_that_prevents_it()
    {
        foreach (var risk in Map.Risks)
        {
            Map.ControlsOf(risk.Id).Select(c => Effects.Find(risk.Id, c)!).Should().Contain(e => e.Acts == EffectAct.Preventive && e.Risk != EffectSet.EveryRisk, risk.Id);
        }
    }

    [Theory]
    [InlineData("assumption", true, null)]
    [InlineData("published(arXiv:1607.00133)", true, "arXiv:1607.00133")]
    [InlineData("measured(own run)", true, "own run")]
    [InlineData("published()", false, null)]
    [InlineData("published", false, null)]
    [InlineData("gut feeling", false, null)]
    public void A_basis_has_one_of_three_forms(string basis, bool wellFormed, string? reference)
    {
        Basis.IsWellFormed(basis).Should().Be(wellFormed);
        Basis.ReferenceOf(basis).Should().Be(reference);
    }
}
