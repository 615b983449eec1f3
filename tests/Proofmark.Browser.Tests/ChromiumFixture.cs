using Microsoft.Playwright;
using Proofmark.Browser.Tests;
using Proofmark.Reporting.Html;
using Proofmark.Reporting.Tests.Examples;

[assembly: AssemblyFixture(typeof(ChromiumFixture))]

namespace Proofmark.Browser.Tests;

/// <summary>One browser for all tests, taken from <c>PROOFMARK_CHROMIUM</c> or Debian's place; and the example as a file on disk.</summary>
public sealed class ChromiumFixture : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("proofmark-browser");
    private IPlaywright? playwright;
    private IBrowser? browser;

    private static string Executable => Environment.GetEnvironmentVariable("PROOFMARK_CHROMIUM") ?? "/usr/bin/chromium";

    /// <summary>Address of the example report.</summary>
    public string Page => new Uri(Path.Combine(folder.FullName, "report.html")).AbsoluteUri;

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "report.html"), await HtmlReport.RenderAsync(ExampleReport.Full));
        if (!File.Exists(Executable))
        {
            return;
        }

        // The driver ships inside the package; no browser is ever downloaded.
        Environment.SetEnvironmentVariable("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Executable,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
            Timeout = 120_000,
        });
    }

    /// <summary>A new page; skips the running test when there is no browser.</summary>
    public async Task<IPage> NewPageAsync(BrowserNewContextOptions? options = null)
    {
        Assert.SkipWhen(browser is null, $"no Chromium at {Executable}; set PROOFMARK_CHROMIUM");
        var context = await browser!.NewContextAsync(options);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        folder.Delete(recursive: true);
    }
}
