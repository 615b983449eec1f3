using Proofmark.Formats.Identification;
using Proofmark.Scanning.Checks;

namespace Proofmark.Scanning.Tests.Checks;

public sealed class FormatChecksTests
{
    // A Keras archive has a check for its members, but nobody judges the configuration of its layers.
    private static readonly ModelFormat[] PartlyJudged = [ModelFormats.KerasZip];

    [Fact]
    public void A_format_is_called_covered_exactly_when_a_check_judges_all_of_it() =>
        ModelFormats.All.Where(f => f.Coverage == FormatCoverage.Covered)
            .Should().BeEquivalentTo(ModelFormats.All.Where(f => FormatChecks.For(f) is not null).Except(PartlyJudged));

    [Fact]
    public void No_check_judges_what_is_called_inert() =>
        ModelFormats.All.Should().NotContain(f => f.Coverage == FormatCoverage.Inert && FormatChecks.For(f) != null);
}
