using System.Globalization;
using CsCheck;
using Proofmark.Reporting.Text;

namespace Proofmark.Reporting.Tests.Text;

public sealed class SafeTextTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("models/é 漢字 😀.pt", "models/é 漢字 😀.pt")]
    [InlineData("\u001b[2J", @"\u{001B}[2J")]
    [InlineData("\u009b31m", @"\u{009B}31m")]
    [InlineData("a\r\nb\tc", @"a\u{000D}\u{000A}b\u{0009}c")]
    [InlineData("gpj.\u202eexe", @"gpj.\u{202E}exe")]
    [InlineData("a\u2066b\u2069", @"a\u{2066}b\u{2069}")]
    [InlineData("zero\u200bwidth", @"zero\u{200B}width")]
    [InlineData("no\u00a0break", @"no\u{00A0}break")]
    [InlineData("\u3164", @"\u{3164}")]
    [InlineData("\udb40\udc41", @"\u{E0041}")]
    public void What_steers_or_hides_is_written_out(string? text, string shown) => SafeText.Visible(text).Should().Be(shown);

    [Fact]
    public void Half_a_surrogate_pair_is_replaced() => SafeText.Visible("\ud800x").Should().Be("\ufffdx");

    [Fact]
    public void A_long_name_is_cut_with_a_sign()
    {
        var shown = SafeText.Visible(new string('a', 1_000_000));

        shown.Should().HaveLength(SafeText.MaxLength + 1).And.EndWith("…");
    }

    [Fact]
    public void A_command_is_whole_or_not_there()
    {
        var path = new string('a', 4000);

        SafeText.Command($"proofmark scan {path}").Should().Be($"proofmark scan {path}");
        SafeText.Command($"proofmark scan {path}{path}{path}").Should().StartWith("#").And.NotContain("aaaa");
        SafeText.Command("proofmark scan a\u202eb").Should().Be(@"proofmark scan a\u{202E}b");
    }

    [Fact]
    public void Nothing_invisible_ever_comes_through() =>
        Gen.String.Sample(text => SafeText.Visible(text).EnumerateRunes().Should().OnlyContain(rune => IsShown(rune)), iter: 2000);

    [Fact]
    public void What_was_made_visible_stays_as_it_is() =>
        Gen.String[0, 50].Sample(text => SafeText.Visible(SafeText.Visible(text)).Should().Be(SafeText.Visible(text)), iter: 500);

    internal static bool IsShown(System.Text.Rune rune) => System.Text.Rune.GetUnicodeCategory(rune)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned);
}
