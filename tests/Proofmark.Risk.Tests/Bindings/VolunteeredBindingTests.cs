using Proofmark.Core;
using Proofmark.Risk.Bindings;
using Proofmark.Risk.Catalogues;
using Proofmark.Risk.Evidence;

namespace Proofmark.Risk.Tests.Bindings;

public sealed class VolunteeredBindingTests
{
    private static readonly BindingSet Shipped = BindingSet.Load([]);

    [Fact]
    public void Checks_of_other_tools_are_volunteered_and_nothing_reads_as_if_their_recall_had_been_measured()
    {
        var imported = Shipped.All.Where(b => b.Check.StartsWith("import.", StringComparison.Ordinal)).ToList();

        imported.Should().NotBeEmpty().And.OnlyContain(b => b.Volunteered && b.Recall == null && !b.Mandatory && b.Ceiling <= Rung.Scan);
        Shipped.All.Except(imported).Where(b => b.Volunteered).Should().OnlyContain(b => b.Check.StartsWith("signature.", StringComparison.Ordinal) || b.Check.StartsWith("lineage.", StringComparison.Ordinal), "nobody need sign a model or record how it was made, and no other check of ours is left to choice");
    }

    [Fact]
    public void They_name_controls_and_risks_that_exist()
    {
        var catalogue = Catalogue.Load();

        Shipped.All.SelectMany(b => b.Controls).Should().OnlyContain(c => catalogue.FindControl(c) != null);
        Shipped.All.SelectMany(b => b.Risks).Should().OnlyContain(r => catalogue.FindRisk(r) != null);
    }

    [Fact]
    public void Reports_of_one_kind_of_tool_support_a_control_with_one_voice()
    {
        Shipped.All.Where(b => b.Volunteered && b.Polarity != Polarity.Refutes)
            .GroupBy(b => (b.Check.Split('.')[1], string.Join(',', b.Controls))).Should().OnlyContain(g => g.Count() == 1);
    }

    [Theory]
    [InlineData(Outcome.Pass, true)]
    [InlineData(Outcome.Fail, true)]
    [InlineData(Outcome.NotEstablished, false)]
    [InlineData(Outcome.NotApplicable, false)]
    public void They_count_from_the_moment_the_check_has_decided(Outcome outcome, bool counts)
    {
        LiveResult[] live = [new("import.garak.dan", new Subject(SubjectKind.System, "s"), outcome, [])];

        Shipped.Heard(live).OfCheck("import.garak.dan").Any().Should().Be(counts);
        Shipped.Heard(live).OfCheck("import.garak.xss").Should().BeEmpty();
        Shipped.Heard([]).OfCheck("scan.load-time-code").Should().NotBeEmpty();
    }
}
