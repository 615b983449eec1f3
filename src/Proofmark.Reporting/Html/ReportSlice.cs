using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Proofmark.Reporting.Text;
using RazorSlices;

namespace Proofmark.Reporting.Html;

/// <summary>Base of every slice: text is made visible before it is encoded, so no slice can forget it.</summary>
/// <typeparam name="TModel">What the slice shows.</typeparam>
public abstract class ReportSlice<TModel> : RazorSlice<TModel>
{
    /// <summary>Writes text of any origin; hides the method of the base class, which would only encode it.</summary>
    protected new void Write(string? value) => base.Write(SafeText.Visible(value));

    /// <summary>A command to be copied.</summary>
    protected static HtmlString Command(string text) => new(HtmlEncoder.Default.Encode(SafeText.Command(text)));

    /// <summary>Markup made by our own code.</summary>
    protected static HtmlString Markup(string html) => new(html);
}
