using System.Text.Encodings.Web;
using System.Text.Unicode;
using Proofmark.Reporting.Html.Sections;

namespace Proofmark.Reporting.Html;

/// <summary>The report of record: one self-contained page without scripts. Same report, same bytes.</summary>
public static class HtmlReport
{
    /// <summary>Most findings, risks and unread parts that the page shows one by one; the rest is counted.</summary>
    public const int MaxListed = 500;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The page as UTF-8 text with line feeds.</summary>
    public static async Task<string> RenderAsync(AssessmentReport report, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        await using var writer = new StringWriter { NewLine = "\n" };
        using var page = Page.Create(report);
        await page.RenderAsync(writer, Encoder, cancellation).ConfigureAwait(false);
        return writer.ToString().ReplaceLineEndings("\n");
    }
}
