using RazorSlices;

namespace Proofmark.Reporting.Html;

/// <summary>x</summary>
public static class HtmlReport
{
    /// <summary>x</summary>
    public static Task<string> RenderAsync(string text) => RenderAsync2(text);
    private static async Task<string> RenderAsync2(string text) { var s = Page.Create(text); return await s.RenderAsync().ConfigureAwait(false); }
}
