using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using Proofmark.Core;
using Proofmark.Reporting.Html;
using Proofmark.Reporting.Tests.Examples;
using Proofmark.Reporting.Tests.Text;
using Proofmark.Reporting.Trends;
using Proofmark.Risk.Assessments;
using Proofmark.Risk.Guidance;

namespace Proofmark.Reporting.Tests.Html;

public sealed partial class HtmlReportTests
{
    private static readonly HashSet<string> Elements =
    [
        "html", "head", "meta", "title", "style", "body", "a", "header", "main", "section", "nav", "article", "figure", "figcaption", "h1", "h2", "h3", "h4", "p", "span", "strong",
        "code", "pre", "ol", "ul", "li", "dl", "dt", "dd", "div", "br", "table", "thead", "tbody", "tr", "th", "td", "svg", "g", "rect", "line", "circle", "path", "text", "details", "summary",
    ];

    [Fact]
    public async Task The_example_is_rendered_as_the_golden_file() =>
        Golden.Matches(await Render(ExampleReport.Full), "Proofmark.Reporting.Tests", "assessment.html");

    [Fact]
    public async Task The_same_report_is_rendered_as_the_same_bytes() =>
        (await Render(ExampleReport.Full)).Should().Be(await Render(ExampleReport.Full));

    [Fact]
    public async Task The_policy_allows_exactly_the_style_sheet_that_is_there()
    {
        var page = await Render(ExampleReport.Full);
        var style = StyleElement().Match(page).Groups[1].Value;
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));

        Policy().Match(page).Groups[1].Value.Should().Be($"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'");
        page.Should().NotContain("<script").And.NotContain(" style=\"").And.NotContain("http://www");
    }

    [Fact]
    public async Task Nothing_is_loaded_from_anywhere()
    {
        var page = await Render(ExampleReport.Full);

        Attribute().Matches(page).Select(m => m.Groups[1].Value).Should().OnlyContain(name => name != "src" && name != "srcset" && name != "data");
        Regex.Matches(page, " href=\"([^\"]*)\"").Select(m => m.Groups[1].Value).Should().OnlyContain(target => target.StartsWith('#'));
        StyleElement().Match(page).Value.Should().NotContain("url(").And.NotContain("@import");
    }

    [Fact]
    public async Task The_honest_words_are_there()
    {
        var page = WebUtility.HtmlDecode(await Render(ExampleReport.Full));

        page.Should().Contain("scoring convention v1, uncalibrated").And.Contain("no test exists").And.Contain("says nothing about backdoors")
            .And.Contain("not affiliated with or endorsed by CoSAI").And.Contain("models/legacy.mar").And.Contain("Disregarded claims")
            .And.NotContain("secure by design");
    }

    [Fact]
    public async Task A_report_about_nothing_claims_nothing()
    {
        var page = WebUtility.HtmlDecode(await Render(ExampleReport.Empty));

        page.Should().Contain("not established").And.Contain("0 of 0 (0 %)").And.Contain("nothing was checked").And.NotContain("100 %");
    }

    [Fact]
    public async Task Every_link_leads_to_one_place_in_the_page()
    {
        var page = await Render(ExampleReport.Full);
        var places = Regex.Matches(page, " id=\"([^\"]*)\"").Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).ToList();
        var links = Regex.Matches(page, " href=\"#([^\"]*)\"").Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).ToHashSet();

        places.Should().OnlyHaveUniqueItems();
        links.Should().HaveCountGreaterThan(20).And.BeSubsetOf(places);
        links.Should().Contain(l => l.StartsWith("evidence-")).And.Contain(l => l.StartsWith("finding.")).And.Contain(l => l.StartsWith("risk-")).And.Contain(l => l.StartsWith("control-"));
    }

    [Fact]
    public async Task A_figure_can_be_followed_to_the_statements_it_rests_on()
    {
        var page = WebUtility.HtmlDecode(await Render(ExampleReport.Full));

        page.Should().Contain("artifact integrity").And.Contain("takes away 0.22").And.Contain("(strong, assumption)").And.Contain("must speak and has not")
            .And.Contain($"href=\"#evidence-{ExampleFigures.AdapterPass}\"").And.Contain($"id=\"evidence-{ExampleFigures.AdapterPass}\"");
    }

    [Fact]
    public async Task Guidance_stands_once_for_each_risk()
    {
        var page = WebUtility.HtmlDecode(await Render(ExampleReport.Full));
        var advice = GuidanceBook.Find("riskPromptInjection")!;

        Regex.Count(page, Regex.Escape(advice.What.Split('`')[0])).Should().Be(1);
        page.Should().Contain("How to test and fix it stands at chat").And.Contain("proofmark explain riskPromptInjection");
    }

    [Fact]
    public async Task A_trend_says_what_moved_and_why_and_none_says_nothing()
    {
        var trend = new Trend
        {
            Since = ExampleResults.AsOf.AddDays(-7),
            Before = Outcome.NotEstablished,
            Now = Outcome.Fail,
            CoverageBefore = new EvidenceCoverage(3, 54),
            CoverageNow = new EvidenceCoverage(9, 54),
            Moves = [new TrendMove("riskRogueActions@tools", RiskStanding.Unknown, RiskStanding.Exposed, [new TrendCause(TrendKind.NewFinding, "system.tool-paths")])],
            Causes = [new TrendCause(TrendKind.NewFinding, "system.tool-paths")],
        };

        WebUtility.HtmlDecode(await Render(ExampleReport.Full with { Trend = trend })).Should()
            .Contain("not established, now fail").And.Contain("unknown -> exposed").And.Contain("new finding: system.tool-paths");
        (await Render(ExampleReport.Full)).Should().NotContain("class=\"fold trend\"");
    }

    [Fact]
    public async Task Without_the_owners_own_ranges_there_is_no_money()
    {
        (await Render(ExampleReport.Full)).Should().Contain("EUR ").And.Contain("id=\"loss\"");
        (await Render(ExampleReport.WithoutRanges)).Should().NotContain("EUR ").And.NotContain("id=\"loss\"").And.NotContain("A bad year");
    }

    [Fact]
    public async Task An_assessment_of_an_earlier_version_is_still_a_page()
    {
        var old = ExampleReport.Full.Assessment with
        {
            Risks = [.. ExampleReport.Full.Assessment.Risks.Select(r => r with { Impact = null, Residual = null, LossShare = null, Rank = null, Groups = [] })],
            Posture = null,
            AttackPaths = [],
            NextTests = [],
            Profiles = [],
            Loss = null,
        };

        var page = await Render(ExampleReport.Full with { Assessment = old, Evidence = [] });

        page.Should().Contain("Risk matrix").And.NotContain("what is left of each risk").And.NotContain("Tool servers").And.Contain("f-attack", "the shortest way is drawn where no way was judged");
    }

    [Fact]
    public async Task A_huge_report_stays_a_page_and_says_what_it_left_out()
    {
        var report = HugeReport.Of(20_000);

        var page = await Render(report);

        page.Length.Should().BeLessThan(2_000_000);
        page.Should().Contain("19959 further findings").And.Contain("first 60 of 20000 components").And.Contain("40 components with the worst risks, of 20000");
    }

    [Fact]
    public void No_text_from_outside_becomes_markup_or_stays_invisible() =>
        HostileText.Texts.Sample(
            evil =>
            {
                var page = Render(HostileReport.Of(evil)).GetAwaiter().GetResult();
                var body = page.Replace(StyleElement().Match(page).Value, "", StringComparison.Ordinal);
                Element().Matches(body).Select(m => m.Groups[1].Value).Should().OnlyContain(name => Elements.Contains(name) || name == "!doctype", evil);
                WebUtility.HtmlDecode(body).Replace("\n", "", StringComparison.Ordinal).EnumerateRunes().Should().OnlyContain(rune => SafeTextTests.IsShown(rune), evil);
                Attribute().Matches(body).Select(m => m.Groups[1].Value).Should().OnlyContain(name => !name.StartsWith("on"), evil);
            },
            iter: 60);

    private static Task<string> Render(AssessmentReport report) => HtmlReport.RenderAsync(report);

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex StyleElement();

    [GeneratedRegex("Content-Security-Policy\" content=\"([^\"]*)\"")]
    private static partial Regex Policy();

    [GeneratedRegex("<(?:/)?([^\\s>/]+)")]
    private static partial Regex Element();

    [GeneratedRegex("(?<=<[a-z0-9]+(?:\\s+[a-z-]+=\"[^\"]*\")*)\\s+([a-zA-Z-]+)=\"")]
    private static partial Regex Attribute();
}
