using System.Text.RegularExpressions;
using CsCheck;
using Proofmark.Core;
using Proofmark.Reporting.Markdown;
using Proofmark.Reporting.Tests.Examples;
using Proofmark.Reporting.Tests.Text;

namespace Proofmark.Reporting.Tests.Markdown;

public sealed partial class MarkdownReportTests
{
    [Fact]
    public void The_example_is_rendered_as_the_golden_file() =>
        Golden.Matches(MarkdownReport.Render(ExampleReport.Full), "Proofmark.Reporting.Tests", "assessment.md");

    [Fact]
    public void A_report_about_nothing_claims_nothing() =>
        MarkdownReport.Render(ExampleReport.Empty).Should()
            .Contain("**not established**").And.Contain("0 of 0 (0 %)").And.Contain("Nothing was checked").And.Contain("that means little").And.NotContain("No load-time code execution");

    [Fact]
    public void Clean_is_said_only_where_everything_was_read()
    {
        var open = ExampleReport.Full with { Results = [.. ExampleResults.All.Where(r => r.Findings.Count == 0)] };
        var read = open with { Results = [.. open.Results.Where(r => r.Outcome != Outcome.NotEstablished)], System = open.System with { Unread = [] } };

        MarkdownReport.Render(open).Should().Contain("No finding in what was read; 1 check established nothing").And.NotContain("No load-time code execution");
        MarkdownReport.Render(read).Should().Contain("No load-time code execution found in the covered formats; says nothing about backdoors in weights.");
    }

    [Fact]
    public void Without_the_owners_own_ranges_there_is_no_money()
    {
        MarkdownReport.Render(ExampleReport.Full).Should().Contain("### Loss").And.Contain("EUR ").And.Contain("Tolerance **exceeded**").And.Contain("seed 1");
        MarkdownReport.Render(ExampleReport.WithoutRanges).Should().NotContain("### Loss").And.NotContain("EUR");
    }

    [Theory]
    [InlineData("plain words, and more.", "plain words, and more.")]
    [InlineData("a*b_c", @"a\*b\_c")]
    [InlineData("<b>&amp;", "&lt;b&gt;&amp;amp;")]
    [InlineData("[x](y)", @"\[x\](y)")]
    [InlineData("- item", @"\- item")]
    [InlineData("12. item", @"12\. item")]
    [InlineData("@team", "@<!-- -->team")]
    [InlineData("http://x", "http:<!-- -->//x")]
    [InlineData("www.x.y", "www<!-- -->.x.y")]
    [InlineData("see #12", @"see \#<!-- -->12")]
    public void Prose_is_escaped(string text, string markdown) => MarkdownText.Prose(text).Should().Be(markdown);

    [Theory]
    [InlineData("a", "`a`")]
    [InlineData("a`b", "``a`b``")]
    [InlineData("`", "`` ` ``")]
    public void A_code_span_has_a_fence_longer_than_what_it_holds(string text, string markdown) => MarkdownText.Code(text).Should().Be(markdown);

    [Fact]
    public void A_comment_is_never_too_long_and_says_what_it_left_out()
    {
        var hostile = HostileReport.Of(new string('@', 2000));
        var findings = Enumerable.Range(0, 50).Select(i => hostile.Results[0].Findings[0] with { Location = new Location($"f{i}") });
        var text = MarkdownReport.Render(hostile with { Results = [hostile.Results[0] with { Findings = [.. findings] }] });

        text.Length.Should().BeLessThanOrEqualTo(MarkdownReport.MaxCharacters);
        text.Should().Contain("further findings are in the JSON");
    }

    [Fact]
    public void No_text_from_outside_becomes_markup_or_stays_invisible() =>
        HostileText.Texts.Sample(
            evil =>
            {
                var text = MarkdownReport.Render(HostileReport.Of(evil));
                text.Replace("\n", "", StringComparison.Ordinal).EnumerateRunes().Should().OnlyContain(rune => SafeTextTests.IsShown(rune), evil);
                var prose = Span().Replace(Block().Replace(text, ""), "");
                Markup().IsMatch(prose).Should().BeFalse($"{evil} gave {prose}");
            },
            iter: 300);

    /// <summary>Fenced blocks as they are written under a numbered item.</summary>
    [GeneratedRegex("^   (`{3,})sh\n   .*\n   \\1$", RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex("(?<![\\\\`])(`+)(?!`)(.*?)(?<!`)\\1(?!`)")]
    private static partial Regex Span();

    /// <summary>Elements that are not ours, links, images, mentions, bare addresses and stray code fences.</summary>
    [GeneratedRegex("<(?!/?details>|/?summary>|!-- -->)|(?<!\\\\)\\](?=\\()|(?<!\\\\)`|@(?!<!-- -->| |\\W)|://|(?i:www\\.)|(?<!\\\\)#(?!#{0,2} (Proofmark|Worst|Next|Findings|Trend|Loss))")]
    private static partial Regex Markup();
}
