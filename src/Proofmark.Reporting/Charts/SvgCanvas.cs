using System.Globalization;
using System.Text;
using Proofmark.Reporting.Text;

namespace Proofmark.Reporting.Charts;

/// <summary>
/// Draws one inline SVG. Text goes through <see cref="SafeText"/> and is encoded here; looks come from classes of the style sheet, as the page allows no inline style.
/// </summary>
internal sealed class SvgCanvas(double width, double height, string label)
{
    private readonly StringBuilder body = new();

    public SvgCanvas Rect(double x, double y, double w, double h, string css, double radius = 0) =>
        Add($"<rect x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(w)}\" height=\"{N(h)}\" rx=\"{N(radius)}\" class=\"{css}\"/>");

    public SvgCanvas Line(double x1, double y1, double x2, double y2, string css) =>
        Add($"<line x1=\"{N(x1)}\" y1=\"{N(y1)}\" x2=\"{N(x2)}\" y2=\"{N(y2)}\" class=\"{css}\"/>");

    public SvgCanvas Circle(double x, double y, double r, string css) =>
        Add($"<circle cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"{N(r)}\" class=\"{css}\"/>");

    /// <summary>A path; <paramref name="data"/> is geometry made by our own code, never text from outside.</summary>
    public SvgCanvas Path(FormattableString data, string css) =>
        Add($"<path d=\"{data.ToString(CultureInfo.InvariantCulture)}\" class=\"{css}\"/>");

    /// <summary>An open line through points.</summary>
    public SvgCanvas Polyline(IEnumerable<(double X, double Y)> points, string css) =>
        Add($"<path d=\"M{string.Join('L', points.Select(p => $"{N(p.X)} {N(p.Y)}"))}\" class=\"{css}\"/>");

    /// <summary>Text from its left end, or from its middle or right end where the class says so; turned by <paramref name="turn"/> degrees around that point.</summary>
    public SvgCanvas Text(double x, double y, string? text, string css, double turn = 0)
    {
        var transform = turn == 0 ? "" : $" transform=\"rotate({N(turn)} {N(x)} {N(y)})\"";
        return Add($"<text x=\"{N(x)}\" y=\"{N(y)}\" class=\"{css}\"{transform}>{Encode(text)}</text>");
    }

    /// <summary>What follows carries a tooltip and a name for readers of the page's structure, up to <see cref="End"/>.</summary>
    public SvgCanvas Begin(string title) => Add($"<g><title>{Encode(title)}</title>");

    public SvgCanvas End() => Add("</g>");

    public override string ToString() =>
        $"<svg role=\"img\" aria-label=\"{Encode(label)}\" viewBox=\"0 0 {N(width)} {N(height)}\" width=\"{N(width)}\" height=\"{N(height)}\">{body}</svg>";

    /// <summary>A text shortened to about as many characters as fit.</summary>
    public static string Fit(string text, int characters)
    {
        var visible = SafeText.Visible(text);
        return visible.Length <= characters ? visible : $"{visible[..(characters - 1)].TrimEnd()}…";
    }

    private static string Encode(string? text) => System.Text.Encodings.Web.HtmlEncoder.Default.Encode(SafeText.Visible(text));

    private static string N(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);

    private SvgCanvas Add(string element)
    {
        body.Append(element);
        return this;
    }
}
