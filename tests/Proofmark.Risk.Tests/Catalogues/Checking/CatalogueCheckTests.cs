using Proofmark.Core;
using Proofmark.Risk.Catalogues;
using Proofmark.Risk.Catalogues.Checking;

namespace Proofmark.Risk.Tests.Catalogues.Checking;

public sealed class CatalogueCheckTests
{
    private static readonly CatalogueFile Whole = Catalogue.Load().Document.File;

    [Fact]
    public void The_two_wrong_pins_of_the_source_are_found_and_nothing_else()
    {
        var faults = Catalogue.Load().Document.Check();
        faults.Where(f => f.Severity > Severity.Info).Select(f => (f.Code, f.Entry, f.Value)).Should().BeEquivalentTo([
            (FaultCodes.AbsentInVersion, "controlAgentPluginPermissions", "AML.M0028@5.0.1"),
            (FaultCodes.AbsentInVersion, "riskRunawayAgentToolLoops", "AML.T0034.002@5.0.1")]);
        faults.Where(f => f.Code == FaultCodes.AbsentInVersion).Should().OnlyContain(f => f.Message.Contains("exists in 5.6.0"));
    }

    [Fact]
    public void What_cannot_be_verified_is_said_to_be_so() =>
        Catalogue.Load().Document.Check().Should().ContainSingle(f => f.Code == FaultCodes.OtherVersion)
            .Which.Message.Should().Contain("37 ids exist in MITRE ATLAS 5.6.0").And.Contain("cannot be verified");

    [Fact]
    public void An_id_that_no_framework_has_is_found() =>
        Codes(Whole with { Risks = [.. Whole.Risks.Select(r => r.Id == "riskModelEvasion" ? r with { Mappings = Mapped("mitre-atlas", "AML.T9999@5.6.0") } : r)] })
            .Should().Contain((FaultCodes.UnknownId, "riskModelEvasion", "AML.T9999@5.6.0"));

    [Fact]
    public void A_framework_that_nobody_knows_is_named() =>
        Codes(Whole with { Risks = [.. Whole.Risks.Select(r => r.Id == "riskModelEvasion" ? r with { Mappings = Mapped("iso-42001", "A.6@2023") } : r)] })
            .Should().Contain((FaultCodes.UnknownFramework, "riskModelEvasion", "A.6@2023"));

    [Fact]
    public void A_relation_that_leads_nowhere_is_found_and_makes_the_catalogue_unusable()
    {
        var broken = Whole with { Controls = [.. Whole.Controls.Where(c => c.Id != "controlAgentExecutionBounds")] };
        Codes(broken).Should().Contain((FaultCodes.DanglingId, "riskRunawayAgentToolLoops", "controlAgentExecutionBounds"));
        new CatalogueDocument(broken).ToCatalogue(out var faults).Should().BeNull();
        faults.Should().NotBeEmpty().And.OnlyContain(f => f.Severity >= Severity.High);
    }

    [Fact]
    public void A_relation_that_only_one_end_knows_is_found_from_either_end()
    {
        var control = Whole with { Controls = [.. Whole.Controls.Select(c => c.Id == "controlAgentExecutionBounds" ? c with { Risks = [] } : c)] };
        Codes(control).Should().Contain((FaultCodes.OneSided, "riskRunawayAgentToolLoops", "controlAgentExecutionBounds"));
        var risk = Whole with { Risks = [.. Whole.Risks.Select(r => r.Id == "riskRunawayAgentToolLoops" ? r with { Controls = [] } : r)] };
        Codes(risk).Should().Contain((FaultCodes.OneSided, "controlAgentExecutionBounds", "riskRunawayAgentToolLoops"));
        var component = Whole with { Components = [.. Whole.Components.Select(c => c.Id == "componentTrainingData" ? c with { From = [] } : c)] };
        Codes(component).Should().Contain((FaultCodes.OneSided, "componentDataFilteringAndProcessing", "componentTrainingData"));
    }

    [Fact]
    public void What_is_double_is_found()
    {
        var twice = Whole with { Personas = [.. Whole.Personas, Whole.Personas[0]] };
        Codes(twice).Should().Contain((FaultCodes.DuplicateId, "personaModelProvider", "personaModelProvider"));
        new CatalogueDocument(twice).ToCatalogue(out _).Should().BeNull();
        var named = Whole with { Risks = [.. Whole.Risks.Select(r => r.Id == "riskModelEvasion" ? r with { Personas = ["personaEndUser", "personaEndUser"] } : r)] };
        Codes(named).Should().Contain((FaultCodes.DuplicateRelation, "riskModelEvasion", "personaEndUser"));
    }

    [Fact]
    public void The_gravest_stands_first()
    {
        var broken = Whole with { Controls = [.. Whole.Controls.Where(c => c.Id != "controlAgentExecutionBounds")] };
        new CatalogueDocument(broken).Check().Select(f => f.Severity).Should().BeInDescendingOrder();
    }

    private static IEnumerable<(string, string, string)> Codes(CatalogueFile file) => new CatalogueDocument(file).Check().Select(f => (f.Code, f.Entry, f.Value));

    private static Dictionary<string, IReadOnlyList<string>> Mapped(string framework, string value) => new() { [framework] = [value] };
}
