using System.Text;
using CsCheck;
using Proofmark.Core;
using Proofmark.Risk.Catalogues;
using Proofmark.Risk.Catalogues.Importing;

namespace Proofmark.Risk.Tests.Catalogues.Importing;

public sealed class RiskMapImporterTests
{
    private static readonly CatalogueDocument Imported = Checkout.Import();

    private static RiskEntry Poisoning => Imported.File.Risks[0];

    [Fact]
    public void Entries_and_relations_are_those_of_the_files()
    {
        Imported.Commit.Should().Be("00112233445566778899aabbccddeeff00112233");
        Imported.File.Risks.Select(r => r.Id).Should().Equal("DP", "riskModelEvasion", "riskOfOurTime");
        Imported.File.Components[0].To.Should().Equal("componentTheModel");
        Poisoning.Mappings["mitre-atlas"].Should().Equal("AML.T0020@5.0.1");
        Poisoning.References.Should().Equal(new ExternalReference("paper", "Poisoning Web-Scale Training Datasets is Practical", "https://arxiv.org/abs/2302.10149", "web-scale"));
    }

    [Fact]
    public void All_and_none_are_understood_alone_and_in_a_list()
    {
        var red = Imported.File.Controls.Single(c => c.Id == "controlRedTeaming");
        (red.EveryRisk, red.EveryComponent).Should().Be((true, true));
        var governance = Imported.File.Controls.Single(c => c.Id == "controlRiskGovernance");
        (governance.EveryRisk, governance.EveryComponent, governance.Components.Count).Should().Be((true, false, 0));
        Poisoning.LifecycleStage.Should().Equal("planning", "runtime");
        Poisoning.ActorAccess.Should().BeEmpty();
    }

    [Fact]
    public void No_is_a_text_and_not_false()
    {
        Imported.File.Personas[1].Title.Should().Be("No");
        Imported.File.Personas[1].Deprecated.Should().BeTrue();
        Poisoning.Extra!["reviewed"].GetString().Should().Be("No");
        Poisoning.Extra["ratio"].GetString().Should().Be("1_000");
        Imported.File.Personas[0].Extra!["answers"].GetRawText().Should().Be("""["Yes","No","No","on","off","y",null]""");
    }

    [Fact]
    public void Names_in_braces_become_titles_and_unknown_ones_stay()
    {
        var text = Poisoning.Texts!["longDescription"];
        text[0].GetString().Should().StartWith("Poison enters at Training Data; see Poisoning Web-Scale Training Datasets is Practical and Model Evasion.");
        text[1][1].GetString().Should().Be("second way, {{nobodyHasThisId}}");
        Poisoning.Texts["tourContent"].GetProperty("mitigated").GetString().Should().Be("No");
    }

    [Fact]
    public void What_nobody_knows_survives_into_the_file_and_back()
    {
        var again = CatalogueDocument.Read("x.json", Encoding.UTF8.GetBytes(Imported.ToJson()), Limits.Default, out var errors);

        errors.Should().BeEmpty();
        again!.ToJson().Should().Be(Imported.ToJson());
        again.File.Controls.Single(c => c.Id == "controlRiskGovernance").Extra!["maturity"].GetProperty("on").GetString().Should().Be("yes");
        again.File.Extra!["risks.yaml"].GetProperty("_meta").GetProperty("revision").GetInt32().Should().Be(7);
        again.File.Extra["components.yaml"].GetProperty("description-lint-error")[0].GetString().Should().Be("a key that nobody expects");
        again.File.Extra["frameworks.yaml"].GetProperty("frameworks")[0].GetProperty("version").GetString().Should().Be("5.0.1");
    }

    [Fact]
    public void What_could_be_markup_is_escaped_in_the_file()
    {
        Imported.ToJson().Should().NotContain("<script").And.NotContain("&").And.Contain("\\u003Cscript\\u003E");
        Poisoning.Texts!["longDescription"][1][0].GetString().Should().Contain("<script>alert(1)</script>");
    }

    [Fact]
    public void A_catalogue_is_made_of_it_in_which_no_risk_is_assessed_nowhere()
    {
        var catalogue = Imported.ToCatalogue(out var faults)!;

        faults.Should().BeEmpty();
        catalogue.PlaceOf("riskOfOurTime").Components.Should().Equal("componentTrainingData");
        catalogue.PlaceOf("riskModelEvasion").Components.Should().Equal("componentTheModel");
        catalogue.ControlsOf("DP").Should().Equal("controlTrainingDataSanitization", "controlRedTeaming", "controlRiskGovernance");
        catalogue.Risks.Should().OnlyContain(r => r.Parent == null, "the parents of our own risks are not in this catalogue");
    }

    [Fact]
    public void To_assess_with_it_nothing_that_checks_speak_about_is_missing()
    {
        var catalogue = Imported.ToCatalogue(out _)!.CompletedFor(["riskPromptInjection", "controlAgentExecutionBounds"]);

        catalogue.FindRisk("DP").Should().BeNull("it has today's id");
        catalogue.FindRisk("riskDataPoisoning").Should().NotBeNull();
        catalogue.FindRisk("riskPromptInjection").Should().NotBeNull();
        catalogue.FindControl("controlAgentExecutionBounds").Should().NotBeNull();
        catalogue.FindRisk("riskRogueActions").Should().BeNull("no check needs it");
        catalogue.FindPersona("personaEndUser").Should().NotBeNull("descriptions name personas");
        catalogue.FindComponent("componentTools").Should().NotBeNull("systems have such parts whatever the catalogue says");
        catalogue.ControlsOf("riskPromptInjection").Should().OnlyContain(c => catalogue.FindControl(c) != null);
        catalogue.Controls.SelectMany(c => catalogue.ComponentsOf(c.Id)).Should().OnlyContain(c => catalogue.FindComponent(c) != null);
        Catalogue.Load().CompletedFor(["riskPromptInjection"]).Should().BeSameAs(Catalogue.Load());
    }

    [Fact]
    public void A_risk_without_any_place_is_assessed_everywhere()
    {
        var files = Checkout.With("risks.yaml", "personas: []\n    controls:\n      - controlTrainingDataSanitization", "personas: []\n    controls: []");
        Checkout.Import(files).ToCatalogue(out _)!.PlaceOf("riskOfOurTime").BeyondControls.Should().Equal("componentTrainingData", "componentTheModel");
    }

    [Theory]
    [InlineData("risks.yaml", "id: DP\n", "id:\n", "the field is required")]
    [InlineData("risks.yaml", "title: Model Evasion", "titel: Model Evasion", "the field is required")]
    [InlineData("risks.yaml", "https://arxiv.org", "javascript://arxiv.org", "https://")]
    [InlineData("risks.yaml", "    title: Data Poisoning\n", "    title: Data Poisoning\n    title: Twice\n", "second time")]
    [InlineData("components.yaml", "components:\n  - id", "parts:\n  - id", "missing or empty")]
    [InlineData("controls.yaml", "risks: [riskModelEvasion]", "risks: {a: b}", "list of texts")]
    [InlineData("personas.yaml", "id: personas\n", "id: *nowhere\n", "")]
    public void A_mistake_names_its_file_and_line(string file, string before, string after, string message) =>
        Checkout.Mistakes(Checkout.With(file, before, after)).Should().Contain(e => e.File == file && e.Line >= 1 && e.Message.Contains(message));

    [Fact]
    public void A_missing_file_is_named()
    {
        var files = Checkout.Files();
        files.Remove("controls.yaml");
        Checkout.Mistakes(files).Should().ContainSingle().Which.File.Should().Be("controls.yaml");
    }

    [Fact]
    public void A_risk_of_an_older_checkout_has_no_category() =>
        Checkout.Import(Checkout.With("risks.yaml", "    category: risksSupplyChainAndDevelopment\n", "")).File.Risks[0].Category.Should().BeEmpty();

    [Fact]
    public void A_file_that_does_not_belong_to_the_catalogue_is_not_read()
    {
        var files = Checkout.Files();
        files.Add("mermaid-styles.yaml", "a: [\n"u8.ToArray());
        Checkout.Import(files).ToJson().Should().Be(Imported.ToJson());
    }

    [Fact]
    public void Files_that_may_be_missing_may_be_missing()
    {
        var files = Checkout.Files();
        foreach (var name in new[] { "lifecycle-stage.yaml", "impact-type.yaml", "actor-access.yaml", "frameworks.yaml" })
        {
            files.Remove(name);
        }

        Checkout.Import(files).ToCatalogue(out var faults).Should().NotBeNull(string.Join('\n', faults));
    }

    [Fact]
    public void Damaged_files_never_throw() => Gen.Select(Gen.Int[0, 3000], Gen.String[0, 6]).Sample((at, noise) =>
    {
        var files = Checkout.Files();
        var text = Encoding.UTF8.GetString(files["risks.yaml"]);
        files["risks.yaml"] = Encoding.UTF8.GetBytes(text.Insert(Math.Min(at, text.Length), noise));
        var document = RiskMapImporter.Read(files, "c", Limits.Default, out var errors);
        (document is null).Should().Be(errors.Count > 0);
        document?.Check().Should().NotBeNull();
        document?.ToCatalogue(out _);
    }, iter: 500);

    [Theory]
    [InlineData("main")]
    [InlineData("sha256:00")]
    [InlineData("00112233445566778899AABBCCDDEEFF00112233")]
    public void A_commit_that_names_no_state_is_refused(string commit)
    {
        var text = Imported.ToJson().Replace(Imported.Commit, commit, StringComparison.Ordinal);
        CatalogueDocument.Read("x.json", Encoding.UTF8.GetBytes(text), Limits.Default, out var errors).Should().BeNull();
        errors.Should().ContainSingle().Which.Field.Should().Be("commit");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"source\": 1}")]
    [InlineData("{\"unknown\": 1}")]
    [InlineData("not json")]
    [InlineData("")]
    public void What_is_no_catalogue_is_refused_with_a_reason(string text)
    {
        CatalogueDocument.Read("x.json", Encoding.UTF8.GetBytes(text), Limits.Default, out var errors).Should().BeNull();
        errors.Should().ContainSingle().Which.File.Should().Be("x.json");
    }

    [Theory]
    [InlineData("\"riskModelEvasion\"")]
    [InlineData("\"personaModelProvider\"")]
    [InlineData("\"AML.T0020@5.0.1\"")]
    [InlineData("\"Model Evasion\"")]
    public void Null_is_refused_wherever_it_stands(string value)
    {
        var text = Imported.ToJson().Replace(value, "null", StringComparison.Ordinal);
        CatalogueDocument.Read("x.json", Encoding.UTF8.GetBytes(text), Limits.Default, out var errors).Should().BeNull();
        errors.Should().NotBeEmpty().And.OnlyContain(e => e.Message.Contains("null"));
    }
}
