using Proofmark.Risk.Catalogues;
using Proofmark.Risk.Catalogues.Crosswalks;
using Proofmark.Risk.Catalogues.Frameworks;
using Proofmark.Risk.Overlay;

namespace Proofmark.Risk.Tests.Catalogues.Crosswalks;

public sealed class CrosswalkTests
{
    private static readonly Catalogue Map = Catalogue.Load();
    private static readonly Crosswalk Crosswalk = Crosswalk.Of(Map);

    private static IEnumerable<CrosswalkRow> Ours => Crosswalk.Rows.Where(r => r.Basis != Crosswalk.OfSource);

    [Fact]
    public void The_rows_of_the_source_are_all_there_and_only_related()
    {
        var stated = Crosswalk.Rows.Where(r => r.Basis == Crosswalk.OfSource).ToList();
        stated.Should().HaveCount(100 + 40 + 6).And.OnlyContain(r => r.Predicate == MappingPredicate.Related);
    }

    [Fact]
    public void Every_object_of_ours_exists_in_the_version_it_names()
    {
        foreach (var row in Ours)
        {
            var id = MappedId.Parse(row.Target)!;
            FrameworkSet.Load().Find(id.Framework)!.Version.Should().Be(id.Version, row.Target);
            FrameworkSet.Load().Find(id.Framework, id.Id).Should().NotBeNull(row.Target);
            Map.Ids.Should().Contain(row.Subject);
            Basis.IsWellFormed(row.Basis).Should().BeTrue();
            row.Justification.Length.Should().BeGreaterThan(8);
        }

        Ours.Select(r => (r.Subject, r.Target)).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Every_risk_has_a_technique_of_atlas_or_says_why_none()
    {
        var atlas = Crosswalk.Rows.Where(r => r.Target.StartsWith("mitre-atlas@", StringComparison.Ordinal)).Select(r => r.Subject).ToHashSet();
        var without = Crosswalk.Without.Where(w => w.Framework == "mitre-atlas").ToDictionary(w => w.Subject);
        foreach (var risk in Map.Risks)
        {
            (atlas.Contains(risk.Id) ^ without.ContainsKey(risk.Id)).Should().BeTrue(risk.Id);
        }

        without.Values.Should().OnlyContain(w => w.Reason.Length > 20);
    }

    [Fact]
    public void Every_control_has_a_place_in_the_framework_of_nist() =>
        Map.Controls.Should().OnlyContain(c => Crosswalk.Of(c.Id).Any(r => r.Target.StartsWith("nist-ai-rmf@1.0:", StringComparison.Ordinal)));

    [Fact]
    public void Nothing_claims_to_satisfy_a_law() =>
        Crosswalk.Rows.Where(r => r.Target.StartsWith("eu-ai-act@", StringComparison.Ordinal)).Should().NotBeEmpty()
            .And.OnlyContain(r => r.Predicate == MappingPredicate.Related || r.Predicate == MappingPredicate.Broad);

    [Fact]
    public void All_controls_together_satisfy_no_article_of_a_law_and_no_subcategory_of_nist()
    {
        var standing = Crosswalk.Propagate(Map.Controls.Select(c => c.Id));
        standing.Where(s => s.Key.StartsWith("eu-ai-act@", StringComparison.Ordinal) || s.Key.StartsWith("nist-ai-rmf@", StringComparison.Ordinal))
            .Should().NotBeEmpty().And.OnlyContain(s => s.Value == CrosswalkStanding.PartialNeedsReview);
        standing["mitre-atlas@5.6.0:AML.M0029"].Should().Be(CrosswalkStanding.Satisfied);
    }

    [Theory]
    [InlineData("x-riskMembershipInference", "mitre-atlas@5.6.0:AML.T0024.000")]
    [InlineData("x-riskModelInversion", "mitre-atlas@5.6.0:AML.T0024.001")]
    public void Our_privacy_risks_are_the_techniques_that_nobody_maps(string risk, string technique) =>
        Crosswalk.Of(risk).Should().Contain(r => r.Target == technique && r.Predicate == MappingPredicate.Exact);

    [Fact]
    public void The_mappings_of_our_risks_and_the_crosswalk_agree()
    {
        foreach (var risk in OwnRisk.Load())
        {
            var held = risk.Mappings.SelectMany(m => m.Value.Select(v => MappedId.OfMapping(m.Key, v)))
                .Select(id => (id.Version is null ? id with { Version = FrameworkSet.Load().Find(id.Framework)!.Version } : id).ToString());
            Crosswalk.Of(risk.Id).Select(r => r.Target).Should().Contain(held);
        }
    }
}
