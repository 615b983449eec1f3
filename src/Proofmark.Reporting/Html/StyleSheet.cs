using System.Security.Cryptography;
using System.Text;

namespace Proofmark.Reporting.Html;

/// <summary>The one style sheet and the policy that allows it and nothing else.</summary>
internal static class StyleSheet
{
    /// <summary>The style sheet, with line feeds only, as a browser hashes it.</summary>
    public static string Text { get; } = Load();

    /// <summary>A Content Security Policy (CSP level 3) that allows this style sheet by its hash; no script, no image, no font, no connection.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))}'; base-uri 'none'; form-action 'none'";

    private static string Load()
    {
        using var stream = typeof(StyleSheet).Assembly.GetManifestResourceStream("report.css")
            ?? throw new InvalidOperationException("the style sheet is not embedded");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
