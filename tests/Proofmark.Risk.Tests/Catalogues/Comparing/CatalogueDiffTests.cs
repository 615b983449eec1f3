using System.Text;
using Proofmark.Core;
using Proofmark.Risk.Catalogues;
using Proofmark.Risk.Catalogues.Comparing;
using Proofmark.Risk.Tests.Catalogues.Importing;

namespace Proofmark.Risk.Tests.Catalogues.Comparing;

public sealed class CatalogueDiffTests
{
    private static readonly CatalogueDocument Whole = Catalogue.Load().Document;

    [Fact]
    public void A_catalogue_does_not_differ_from_itself() => CatalogueDiff.Between(Whole, Whole).Should().BeEmpty();

    [Fact]
    public void Writing_and_reading_changes_nothing()
    {
        var written = Encoding.UTF8.GetBytes(Checkout.Import().ToJson());
        CatalogueDiff.Between(Checkout.Import(), CatalogueDocument.Read("x.json", written, Limits.Default, out _)!).Should().BeEmpty();
    }

    [Fact]
    public void What_came_and_went_is_named()
    {
        var changes = CatalogueDiff.Between(Whole, Checkout.Import());
        changes.Should().Contain(c => c.Kind == ChangeKind.Added && c.Entry == "riskOfOurTime" && c.After == "A Risk Nobody Has Judged");
        changes.Should().Contain(c => c.Kind == ChangeKind.Removed && c.Entry == "riskPromptInjection" && c.Before == "Prompt Injection");
    }

    [Fact]
    public void A_former_id_is_a_renaming_and_no_loss()
    {
        var changes = CatalogueDiff.Between(Checkout.Import(), Whole);
        changes.Should().Contain(new CatalogueChange(ChangeKind.Renamed, "risk", "riskDataPoisoning", "id", "DP", "riskDataPoisoning"));
        changes.Should().NotContain(c => c.Kind == ChangeKind.Removed && c.Entry == "DP");
        changes.Should().NotContain(c => c.Entry == "controlTrainingDataSanitization" && c.Before == "DP", "its relation only follows the renaming");
    }

    [Fact]
    public void There_are_28_former_ids_and_all_lead_to_risks_of_today()
    {
        FormerIds.All.Should().HaveCount(28);
        FormerIds.All.Values.Should().OnlyHaveUniqueItems().And.OnlyContain(id => Catalogue.Load().FindRisk(id) != null);
        FormerIds.Today("PIJ").Should().Be("riskPromptInjection");
        FormerIds.Today("riskPromptInjection").Should().Be("riskPromptInjection");
    }

    [Fact]
    public void A_changed_relation_title_mapping_and_wording_is_named()
    {
        var before = Checkout.Import();
        var after = new CatalogueDocument(before.File with
        {
            Risks = [.. before.File.Risks.Select(r => r.Id == "riskModelEvasion" ? r with
            {
                Title = "Evasion",
                Controls = ["controlRedTeaming"],
                Mappings = new Dictionary<string, IReadOnlyList<string>> { ["stride"] = ["Tampering"] },
                Texts = before.File.Risks[0].Texts,
            } : r)],
        });

        CatalogueDiff.Between(before, after).Should().BeEquivalentTo(
        [
            new CatalogueChange(ChangeKind.Retitled, "risk", "riskModelEvasion", "title", "Model Evasion", "Evasion"),
            new CatalogueChange(ChangeKind.Unrelated, "risk", "riskModelEvasion", "controls", "controlAdversarialTrainingAndTesting", null),
            new CatalogueChange(ChangeKind.Related, "risk", "riskModelEvasion", "controls", null, "controlRedTeaming"),
            new CatalogueChange(ChangeKind.Related, "risk", "riskModelEvasion", "mappings.stride", null, "Tampering"),
            new CatalogueChange(ChangeKind.Reworded, "risk", "riskModelEvasion", "longDescription", null, null),
            new CatalogueChange(ChangeKind.Reworded, "risk", "riskModelEvasion", "shortDescription", null, null),
        ]);
    }

    [Fact]
    public void Forth_and_back_are_mirror_images()
    {
        var there = CatalogueDiff.Between(Whole, Checkout.Import());
        var back = CatalogueDiff.Between(Checkout.Import(), Whole);
        there.Count(c => c.Kind == ChangeKind.Added).Should().Be(back.Count(c => c.Kind == ChangeKind.Removed));
        there.Count(c => c.Kind == ChangeKind.Related).Should().Be(back.Count(c => c.Kind == ChangeKind.Unrelated));
    }
}
