using Proofmark.Reporting.Html.Facts;
using Proofmark.Reporting.Tests.Examples;
using Proofmark.Risk.Assessments;
using Proofmark.Risk.Catalogues;
using Proofmark.Risk.Guidance;

namespace Proofmark.Reporting.Tests.Html.Facts;

public sealed class AddressedFixTests
{
    private static readonly IReadOnlyList<RiskAssessment> Risks =
        [.. Catalogue.Load().Risks.Select(r => ExampleReport.Full.Assessment.Risks[0] with { Id = $"{r.Id}@x", RiskId = r.Id, Title = r.Title })];

    private static readonly HashSet<string> Kinds = [.. Catalogue.Load().Components.Select(c => c.Id)];

    [Fact]
    public void A_fix_by_a_control_that_works_at_nothing_here_is_left_out()
    {
        var here = AddressedFix.Of("personaApplicationDeveloper", Risks, Catalogue.Load(), new HashSet<string> { "componentTheModel" });

        here.Should().NotBeEmpty().And.HaveCountLessThan(AddressedFix.Of("personaApplicationDeveloper", Risks, Catalogue.Load(), Kinds).Count);
        here.Select(f => GuidanceBook.Find(f.Risk.RiskId)!.Fix.First(g => g.Do == f.Do).Control).OfType<string>().Select(c => Catalogue.Load().FindControl(c)!)
            .Should().OnlyContain(c => c.EveryComponent || c.Components.Count == 0 || c.Components.Contains("componentTheModel"));
    }

    [Fact]
    public void Every_fix_is_addressed_to_the_role_and_each_risk_has_at_most_one()
    {
        foreach (var persona in Catalogue.Load().Personas.Where(p => !p.Deprecated))
        {
            var fixes = AddressedFix.Of(persona.Id, Risks, Catalogue.Load(), Kinds);

            fixes.Select(f => f.Risk.RiskId).Should().OnlyHaveUniqueItems();
            fixes.Should().OnlyContain(f => GuidanceBook.Find(f.Risk.RiskId)!.Fix.Single(g => g.Do == f.Do).For.Contains(persona.Id));
        }
    }

    [Fact]
    public void Controls_that_answer_every_risk_come_last()
    {
        var universal = AddressedFix.Of("personaApplicationDeveloper", Risks, Catalogue.Load(), Kinds)
            .Select(f => GuidanceBook.Find(f.Risk.RiskId)!.Fix.Single(g => g.Do == f.Do).Control is { } c && Catalogue.Load().FindControl(c)!.EveryRisk).ToList();

        universal.Should().HaveCountGreaterThan(10).And.BeInAscendingOrder();
    }

    [Fact]
    public void A_risk_without_guidance_has_no_fix() =>
        AddressedFix.Of("personaApplicationDeveloper", [Risks[0] with { RiskId = "unheard-of" }], Catalogue.Load(), Kinds).Should().BeEmpty();
}
