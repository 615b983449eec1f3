using Proofmark.Reporting.Html.Facts;
using Proofmark.Reporting.Tests.Examples;
using Proofmark.Risk.Catalogues;

namespace Proofmark.Reporting.Tests.Html.Facts;

public sealed class PersonaConcernTests
{
    [Fact]
    public void The_owners_role_comes_first_and_each_sees_its_own_risks_only()
    {
        var concerns = PersonaConcern.Of(ExampleReport.Full);

        concerns[0].Persona.Id.Should().Be("personaApplicationDeveloper");
        concerns.Where(c => c.IsOwners).Should().ContainSingle();
        foreach (var concern in concerns)
        {
            concern.Risks.Should().OnlyContain(r => Catalogue.Load().FindRisk(r.RiskId)!.Personas.Contains(concern.Persona.Id));
            concern.Controls.Should().OnlyContain(c => Catalogue.Load().FindControl(c.ControlId)!.Personas.Contains(concern.Persona.Id));
            concern.Persona.Deprecated.Should().BeFalse();
        }
    }

    [Fact]
    public void No_risk_of_the_catalogue_is_left_without_a_role()
    {
        var seen = PersonaConcern.Of(ExampleReport.Full).SelectMany(c => c.Risks).Select(r => r.Id).ToHashSet();

        ExampleReport.Full.Assessment.Risks.Where(r => Catalogue.Load().FindRisk(r.RiskId) is not null).Should().NotBeEmpty().And.OnlyContain(r => seen.Contains(r.Id));
    }

    [Fact]
    public void A_report_about_nothing_concerns_nobody() => PersonaConcern.Of(ExampleReport.Empty).Should().BeEmpty();
}
