using Proofmark.Formats.Identification;
using Proofmark.Scanning.Checks;

namespace Proofmark.Scanning.Tests.Checks;

public sealed class NamedFormatsTests
{
    // Told apart so that nobody takes them for models.
    private static readonly ModelFormat[] Others = [ModelFormats.Pdf, ModelFormats.Image, ModelFormats.Media, ModelFormats.Empty, ModelFormats.Unknown];

    [Fact]
    public void Every_format_that_is_told_has_a_name() =>
        NamedFormats.All.Select(named => named.Format).OfType<ModelFormat>().Distinct().Should().BeEquivalentTo(ModelFormats.All.Except(Others));

    [Fact]
    public void What_is_called_covered_has_a_check() =>
        NamedFormats.All.Where(named => named.State == FormatState.Covered).Should().OnlyContain(named => FormatChecks.For(named.Format!) != null && named.Format!.Coverage == FormatCoverage.Covered);

    [Fact]
    public void What_is_not_told_is_called_unknown() =>
        NamedFormats.All.Should().OnlyContain(named => named.Format == null == (named.State == FormatState.Unknown));

    [Fact]
    public void Names_are_unique() => NamedFormats.All.Select(named => named.Name).Should().OnlyHaveUniqueItems();
}
