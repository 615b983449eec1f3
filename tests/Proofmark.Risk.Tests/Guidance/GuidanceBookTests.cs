using System.Text.RegularExpressions;
using Proofmark.Risk.Catalogues;
using Proofmark.Risk.Guidance;

namespace Proofmark.Risk.Tests.Guidance;

public sealed partial class GuidanceBookTests
{
    private static readonly Catalogue Map = Catalogue.Load();

    public static TheoryData<string> Ids => new(GuidanceBook.Ids);

    [Fact]
    public void Every_risk_control_component_and_living_persona_has_an_entry()
    {
        var wanted = Map.Risks.Select(r => r.Id).Concat(Map.Controls.Select(c => c.Id)).Concat(Map.Components.Select(c => c.Id))
            .Concat(Map.Personas.Where(p => !p.Deprecated).Select(p => p.Id));

        GuidanceBook.Ids.Should().BeEquivalentTo(wanted);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_entry_says_everything(string id)
    {
        var entry = GuidanceBook.Find(id)!;

        entry.Id.Should().Be(id);
        entry.Shows.Should().HaveCountGreaterThanOrEqualTo(1);
        entry.Test.Should().NotBeEmpty();
        entry.Fix.Should().HaveCountGreaterThanOrEqualTo(2);
        entry.What.Length.Should().BeGreaterThan(80);
        entry.Measure.Minimum.N.Should().BePositive();
        entry.For.Should().OnlyHaveUniqueItems();
        entry.For.Select(Map.FindPersona).Should().NotContainNulls().And.OnlyContain(p => !p!.Deprecated);
        entry.Stages.Should().BeInAscendingOrder(Comparer<string>.Create((a, b) => Stage(a).CompareTo(Stage(b))));
        Texts(entry).Should().OnlyContain(t => t.Trim() == t && !t.Contains("http", StringComparison.Ordinal) || t.Contains('`', StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_fix_of_a_risk_belongs_to_a_control_that_answers_it(string id)
    {
        if (Map.FindRisk(id) is not { } risk)
        {
            return;
        }

        var entry = GuidanceBook.Find(id)!;
        IEnumerable<string> wider = entry.Parent is { } parent ? Map.ControlsOf(parent) : [];
        entry.Fix.Select(f => f.Control).OfType<string>().Should().BeSubsetOf(Map.ControlsOf(risk.Id).Concat(wider));
        entry.Fix.Should().Contain(f => f.Control != null);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void References_of_other_catalogues_exist(string id)
    {
        var known = Map.Atlas.Select(a => a.Id).ToHashSet();

        GuidanceBook.Find(id)!.References.Where(r => AtlasId().IsMatch(r)).Should().BeSubsetOf(known);
    }

    private static IEnumerable<string> Texts(GuidanceEntry entry) =>
        [entry.Summary, entry.What, entry.Measure.Method, entry.Measure.Read, entry.Measure.Lies, entry.Measure.Minimum.Because, .. entry.Shows, .. entry.Test.Select(t => t.How), .. entry.Fix.Select(f => f.Do)];

    private static int Stage(string stage) => LifecycleStages.All.ToList().IndexOf(stage);

    [GeneratedRegex("^AML\\.")]
    private static partial Regex AtlasId();
}
