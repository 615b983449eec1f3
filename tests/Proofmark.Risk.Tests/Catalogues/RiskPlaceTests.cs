using Proofmark.Risk.Catalogues;

namespace Proofmark.Risk.Tests.Catalogues;

public sealed class RiskPlaceTests
{
    private static readonly Catalogue Map = Catalogue.Load();

    [Fact]
    public void Every_risk_is_assessed_somewhere()
    {
        foreach (var risk in Map.Risks)
        {
            var place = Map.PlaceOf(risk.Id);
            place.Components.Concat(place.BeyondControls).Should().NotBeEmpty(risk.Id).And.OnlyHaveUniqueItems().And.OnlyContain(id => Map.FindComponent(id) != null);
        }
    }

    [Fact]
    public void Kinds_that_follow_from_the_controls_are_kept_apart_from_those_we_add()
    {
        foreach (var risk in Map.Risks)
        {
            var derived = risk.Controls.Where(c => !Map.FindControl(c)!.EveryComponent).SelectMany(Map.ComponentsOf).ToHashSet();
            var place = Map.PlaceOf(risk.Id);
            place.Components.Should().OnlyContain(c => derived.Contains(c), risk.Id);
            place.BeyondControls.Should().NotContain(c => derived.Contains(c), risk.Id);
        }
    }

    [Fact]
    public void Every_row_says_that_it_is_assumed_and_why() =>
        Map.Risks.Select(r => Map.PlaceOf(r.Id)).Should().OnlyContain(p => p.Basis == "assumption" && p.Reason.Length > 10);
}
