using Proofmark.Risk.Catalogues;
using Proofmark.Risk.Overlay;

namespace Proofmark.Risk.Tests.Overlay;

public sealed class OwnRiskTests
{
    private static readonly Catalogue Map = Catalogue.Load();
    private static readonly IReadOnlyList<OwnRisk> Ours = OwnRisk.Load();

    [Fact]
    public void The_four_privacy_attacks_stand_under_their_parents() =>
        Ours.Select(r => (r.Id, r.Parent)).Should().BeEquivalentTo([
            ("x-riskMembershipInference", "riskSensitiveDataDisclosure"),
            ("x-riskModelInversion", "riskSensitiveDataDisclosure"),
            ("x-riskGradientInversion", "riskFederatedDistributedTrainingPrivacy"),
            ("x-riskTrainingDataExtraction", "riskSensitiveDataDisclosure")]);

    [Fact]
    public void Every_id_that_they_name_exists()
    {
        foreach (var risk in Ours)
        {
            var parent = Map.FindRisk(risk.Parent);
            parent.Should().NotBeNull();
            risk.Category.Should().Be(parent.Category);
            risk.Personas.Should().NotBeEmpty().And.OnlyContain(p => Map.FindPersona(p) != null);
            risk.Controls.Should().OnlyHaveUniqueItems().And.OnlyContain(c => Map.FindControl(c) != null && !Map.FindControl(c)!.EveryRisk);
            Basis.IsWellFormed(risk.Basis).Should().BeTrue();
        }
    }

    [Fact]
    public void Everything_of_ours_is_marked() => Ours.Should().OnlyContain(r => r.Id.StartsWith("x-risk", StringComparison.Ordinal));
}
