using Proofmark.Risk.Catalogues;

namespace Proofmark.Risk.Tests.Catalogues;

public sealed class CatalogueTests
{
    private static readonly Catalogue Map = Catalogue.Load();

    [Fact]
    public void The_commit_is_the_one_that_the_notice_names() => Map.Commit.Should().Be("18ab1ef17e5c0b09ded45287fdd1977605de80ad");

    [Fact]
    public void The_counts_are_those_of_the_source()
    {
        Map.Risks.Where(r => r.Parent is null).Should().HaveCount(36);
        Map.Controls.Should().HaveCount(35);
        Map.Components.Should().HaveCount(23);
        Map.Personas.Count(p => !p.Deprecated).Should().Be(8);
        Map.Personas.Count(p => p.Deprecated).Should().Be(2);
        Map.Controls.Count(c => c.EveryRisk).Should().Be(7);
        Map.Risks.Where(r => r.Parent is null).Sum(r => r.Controls.Count).Should().Be(128);
        Map.Components.Sum(c => c.To.Count).Should().Be(32);
        Map.Ids.Where(id => !id.StartsWith("x-", StringComparison.Ordinal)).Should().HaveCount(36 + 35 + 23 + 10);
        Map.LifecycleStages.Should().HaveCount(8);
        Map.ImpactTypes.Should().HaveCount(10);
        Map.ActorAccessLevels.Should().HaveCount(9);
        Map.Risks.Sum(r => r.References.Count).Should().Be(66);
        Map.Risks.Where(r => r.Parent is null).Count(r => r.LifecycleStage.Count == 0).Should().Be(10, "the source leaves ten risks without attributes");
        Map.Controls.Count(c => c.LifecycleStage.Count > 0).Should().Be(14);
    }

    [Fact]
    public void The_edges_between_risks_and_controls_agree_in_both_directions()
    {
        var fromRisks = Map.Risks.Where(r => r.Parent is null).SelectMany(r => r.Controls.Select(c => (r.Id, c))).ToHashSet();
        var fromControls = Map.Controls.SelectMany(c => c.Risks.Select(r => (r, c.Id))).ToHashSet();
        fromRisks.Should().HaveCount(128).And.BeEquivalentTo(fromControls);
    }

    [Fact]
    public void The_edges_between_components_agree_in_both_directions()
    {
        var forward = Map.Components.SelectMany(c => c.To.Select(t => (c.Id, t))).ToHashSet();
        var backward = Map.Components.SelectMany(c => c.From.Select(f => (f, c.Id))).ToHashSet();
        forward.Should().HaveCount(32).And.BeEquivalentTo(backward);
    }

    [Fact]
    public void Every_id_that_an_entry_names_exists()
    {
        Map.Risks.Select(r => r.Parent).OfType<string>().Should().OnlyContain(id => Map.FindRisk(id) != null);
        Map.Risks.SelectMany(r => r.Controls).Should().OnlyContain(id => Map.FindControl(id) != null);
        Map.Controls.SelectMany(c => c.Risks).Should().OnlyContain(id => Map.FindRisk(id) != null);
        Map.Controls.SelectMany(c => c.Components).Should().OnlyContain(id => Map.FindComponent(id) != null);
        Map.Risks.SelectMany(r => r.Personas).Concat(Map.Controls.SelectMany(c => c.Personas)).Should().OnlyContain(id => Map.FindPersona(id) != null);
    }

    [Fact]
    public void Nothing_of_ours_stands_among_the_entries_of_the_source() =>
        Map.Document.ToJson().Should().NotContain("\"x-");

    [Fact]
    public void What_is_ours_is_an_entry_with_a_parent_and_a_marked_id()
    {
        Map.Risks.Where(r => r.Parent is not null).Select(r => r.Id).Should().HaveCount(4).And.OnlyContain(id => id.StartsWith("x-risk", StringComparison.Ordinal));
        Map.FindRisk("x-riskMembershipInference")!.Parent.Should().Be("riskSensitiveDataDisclosure");
        Map.ControlsOf("x-riskGradientInversion").Should().Contain(["controlModelPrivacyEnhancingTechnologies", "controlRedTeaming"]);
        Map.IsAssessedAt("x-riskTrainingDataExtraction", "componentTheModel").Should().BeTrue();
    }

    [Fact]
    public void Attributes_are_words_of_the_closed_lists()
    {
        Map.Risks.SelectMany(r => r.LifecycleStage).Concat(Map.Controls.SelectMany(c => c.LifecycleStage)).Distinct().Should().BeSubsetOf(Map.LifecycleStages.Select(v => v.Id));
        Map.Risks.SelectMany(r => r.ImpactType).Concat(Map.Controls.SelectMany(c => c.ImpactType)).Distinct().Should().BeSubsetOf(Map.ImpactTypes.Select(v => v.Id));
        Map.Risks.SelectMany(r => r.ActorAccess).Concat(Map.Controls.SelectMany(c => c.ActorAccess)).Distinct().Should().BeSubsetOf(Map.ActorAccessLevels.Select(v => v.Id));
        Map.Risks.SelectMany(r => r.References).Should().OnlyContain(r => r.Url.StartsWith("https://") && r.Title.Length > 0);
    }

    [Fact]
    public void The_ids_of_atlas_have_names()
    {
        var named = Map.Atlas.Select(a => a.Id).ToHashSet();
        Map.AtlasVersion.Should().Be("5.6.0");
        var used = Map.Risks.Where(r => r.Parent is null).Select(r => r.Mappings).Concat(Map.Controls.Select(c => c.Mappings))
            .SelectMany(m => m.GetValueOrDefault("mitre-atlas", [])).Select(id => id.Split('@')[0]).ToHashSet();
        used.Should().HaveCount(39).And.BeSubsetOf(named);
    }

    [Fact]
    public void A_risk_has_its_own_controls_and_the_seven_for_all_risks()
    {
        foreach (var risk in Map.Risks)
        {
            Map.ControlsOf(risk.Id).Should().OnlyHaveUniqueItems().And.HaveCount(risk.Controls.Count + 7);
        }

        Map.ControlsOf("riskModelEvasion").Should().Contain(["controlAdversarialTrainingAndTesting", "controlRedTeaming"]);
    }

    [Fact]
    public void A_control_acts_at_its_components_at_all_or_at_none()
    {
        Map.ComponentsOf("controlTrainingDataSanitization").Should().Equal("componentDataFilteringAndProcessing");
        Map.ComponentsOf("controlRedTeaming").Should().HaveCount(23);
        Map.ComponentsOf("controlRiskGovernance").Should().BeEmpty();
    }

    [Fact]
    public void An_unknown_id_is_not_found()
    {
        Map.FindRisk("riskOfRain").Should().BeNull();
        FluentActions.Invoking(() => Map.ControlsOf("riskOfRain")).Should().Throw<KeyNotFoundException>();
    }
}
