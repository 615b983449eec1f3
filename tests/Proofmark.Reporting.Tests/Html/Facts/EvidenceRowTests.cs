using Proofmark.Core;
using Proofmark.Reporting.Html.Facts;
using Proofmark.Reporting.Tests.Examples;
using Proofmark.Risk.Evidence;

namespace Proofmark.Reporting.Tests.Html.Facts;

public sealed class EvidenceRowTests
{
    [Fact]
    public void What_a_figure_rests_on_comes_first() =>
        EvidenceRow.Of(ExampleReport.Full)[0].Id.Should().Be(ExampleFigures.AdapterPass);

    [Fact]
    public void A_statement_counts_with_the_method_it_is_believed_with()
    {
        var rows = EvidenceRow.Of(ExampleReport.Full);

        rows.Single(r => r.Origin == EvidenceOrigin.AssessedTree).Should().Match<EvidenceRow>(r => r.Method == Rung.Document && r.Reduction != null);
        rows.Where(r => r.Origin == EvidenceOrigin.ThisRun).Should().OnlyContain(r => r.Age == null && r.Reduction == null);
    }

    [Fact]
    public void A_statement_from_later_does_not_exist_yet()
    {
        var report = ExampleReport.Full with { AsOf = ExampleResults.AsOf.AddDays(-100) };

        EvidenceRow.Of(report).Where(r => r.Origin == EvidenceOrigin.NamedStore).Should().ContainSingle().Which.Age!.Value.TotalDays.Should().Be(100);
    }
}
