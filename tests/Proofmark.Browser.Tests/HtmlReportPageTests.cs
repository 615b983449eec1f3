using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Proofmark.Browser.Tests;

public sealed class HtmlReportPageTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task The_page_opens_from_a_file_without_a_complaint_and_asks_for_nothing_else()
    {
        var page = await chromium.NewPageAsync();
        List<string> complaints = [], requests = [];
        page.Console += (_, message) => complaints.Add(message.Text);
        page.PageError += (_, error) => complaints.Add(error);
        page.Request += (_, request) => requests.Add(request.Url);

        await page.GotoAsync(chromium.Page);

        complaints.Should().BeEmpty();
        requests.Should().Equal(chromium.Page);
        (await page.EvaluateAsync<string>("getComputedStyle(document.body).maxWidth")).Should().Be("1088px", "the style sheet must be let through by its hash");
    }

    [Fact]
    public async Task The_policy_stops_a_script_and_a_style_that_are_not_ours()
    {
        var page = await chromium.NewPageAsync();
        await page.GotoAsync(chromium.Page);

        await page.EvaluateAsync("""
            const script = document.createElement('script'); script.textContent = 'window.evil = 1'; document.body.append(script);
            const style = document.createElement('style'); style.textContent = 'body{max-width:1px}'; document.head.append(style);
            """);

        (await page.EvaluateAsync<bool>("window.evil === undefined")).Should().BeTrue();
        (await page.EvaluateAsync<string>("getComputedStyle(document.body).maxWidth")).Should().Be("1088px");
    }

    [Fact]
    public async Task Everything_can_be_read_without_scripts()
    {
        var page = await chromium.NewPageAsync(new BrowserNewContextOptions { JavaScriptEnabled = false });
        await page.GotoAsync(chromium.Page);

        foreach (var text in new[] { "support-agent", "posix.system('curl", "proofmark scan models/classifier/model.pt", "no test exists", "models/legacy.mar", "Method and limits" })
        {
            (await page.GetByText(text).Filter(new LocatorFilterOptions { Visible = true }).CountAsync()).Should().BePositive(text);
        }

        (await page.Locator("svg").CountAsync()).Should().BeGreaterThan(5);
    }

    [Fact]
    public async Task A_link_from_the_worst_three_unfolds_the_risk_and_one_from_there_the_evidence()
    {
        var page = await chromium.NewPageAsync(new BrowserNewContextOptions { JavaScriptEnabled = false });
        await page.GotoAsync(chromium.Page);
        (await page.Locator(".risk[open]").CountAsync()).Should().Be(0);

        await page.Locator(".cards a").First.ClickAsync();

        (await page.Locator(".risk[open]").CountAsync()).Should().Be(1);
        await page.Locator(".risk[open] a.digest").First.ClickAsync();
        (await page.Locator("tr:target").IsVisibleAsync()).Should().BeTrue();
    }

    [Fact]
    public async Task The_answer_fits_one_screen()
    {
        var page = await chromium.NewPageAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1280, Height = 900 } });
        await page.GotoAsync(chromium.Page);

        foreach (var part in new[] { ".verdict", ".facts", ".cards li:last-child", "#answer .steps li:last-child" })
        {
            var box = await page.Locator(part).First.BoundingBoxAsync();
            (box!.Y + box.Height).Should().BeLessThanOrEqualTo(900, part);
        }
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Axe_finds_nothing_serious_in_what_is_folded(ColorScheme scheme)
    {
        var page = await chromium.NewPageAsync(new BrowserNewContextOptions { ColorScheme = scheme, BypassCSP = true });
        await page.GotoAsync(chromium.Page);
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");

        var result = await page.RunAxe();

        result.Violations.Where(v => v.Impact is "serious" or "critical" or "moderate")
            .Select(v => $"{v.Id}: {v.Nodes.First().Html}").Should().BeEmpty();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Axe_finds_nothing_serious(ColorScheme scheme)
    {
        var page = await chromium.NewPageAsync(new BrowserNewContextOptions { ColorScheme = scheme, BypassCSP = true });
        await page.GotoAsync(chromium.Page);

        var result = await page.RunAxe();

        result.Violations.Where(v => v.Impact is "serious" or "critical" or "moderate")
            .Select(v => $"{v.Id}: {v.Nodes.First().Html}").Should().BeEmpty();
        result.Passes.Should().Contain(p => p.Id == "color-contrast");
    }

    [Fact]
    public async Task Light_and_dark_differ()
    {
        (await BackgroundAsync(ColorScheme.Light)).Should().Be("rgb(251, 250, 247)");
        (await BackgroundAsync(ColorScheme.Dark)).Should().Be("rgb(22, 21, 19)");
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task No_width_makes_the_page_itself_scroll_sideways(int width)
    {
        var page = await chromium.NewPageAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = 900 } });
        await page.GotoAsync(chromium.Page);

        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(width);
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(width, "with everything unfolded");
    }

    [Fact]
    public async Task On_a_telephone_no_amount_is_cut_off()
    {
        var page = await chromium.NewPageAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 390, Height = 900 } });
        await page.GotoAsync(chromium.Page);

        (await page.EvaluateAsync<int>("Math.max(...[...document.querySelectorAll('#loss td, #loss th[scope=row]')].map(c => Math.ceil(c.getBoundingClientRect().right)))")).Should().BeLessThanOrEqualTo(390);
        (await page.Locator("#loss td").First.EvaluateAsync<string>("c => getComputedStyle(c, '::before').content")).Should().Contain("With the controls");
    }

    [Fact]
    public async Task Print_fits_the_paper_and_leaves_the_navigation_out()
    {
        // A4 at 96 dpi less the margins of the style sheet: 210 mm - 2 x 15 mm = 680 px.
        var page = await chromium.NewPageAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 680, Height = 980 } });
        await page.GotoAsync(chromium.Page);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(680);
        (await page.Locator("nav").IsVisibleAsync()).Should().BeFalse();
        (await page.PdfAsync(new PagePdfOptions { Format = "A4", PreferCSSPageSize = true })).Length.Should().BeGreaterThan(10_000);
    }

    private async Task<string> BackgroundAsync(ColorScheme scheme)
    {
        var page = await chromium.NewPageAsync(new BrowserNewContextOptions { ColorScheme = scheme });
        await page.GotoAsync(chromium.Page);
        return await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
    }
}
