using System.Globalization;
using Proofmark.Core;
using Proofmark.Reporting.Text;
using Proofmark.Risk.Assessments;

namespace Proofmark.Reporting.Badges;

/// <summary>
/// The answer as a small picture for a README: the standing in words, and how much evidence stands behind it. It is never green while evidence is
/// missing, and it carries its date, because it goes on saying what it says.
/// </summary>
public static class BadgeReport
{
    private const string Label = "proofmark";
    private const double Glyph = 6.6;
    private const double Pad = 8;
    private const double Height = 20;

    /// <summary>The picture as SVG text, without fonts, scripts or anything to fetch.</summary>
    public static string Render(AssessmentReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var (answer, colour) = Answer(report);
        var text = $"{answer}, evidence {Figures.Percent(report.Assessment.Coverage.Share)}";
        var title = $"{Label}: {text}, as of {report.AsOf.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
        var left = Width(Label);
        var right = Width(text);
        return string.Create(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{left + right:0}" height="{Height}" role="img" aria-label="{title}">
              <title>{title}</title>
              <rect width="{left:0}" height="{Height}" fill="#3a3f47"/>
              <rect x="{left:0}" width="{right:0}" height="{Height}" fill="{colour}"/>
              <g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="11">
                <text x="{left / 2:0.#}" y="14">{Label}</text>
                <text x="{left + (right / 2):0.#}" y="14">{text}</text>
              </g>
            </svg>

            """).ReplaceLineEndings("\n");
    }

    // White on each of these has a contrast above 4.5 (WCAG 2.2, 1.4.3).
    private static (string Words, string Colour) Answer(AssessmentReport report)
    {
        var exposed = report.Assessment.Risks.Count(r => r.Standing == RiskStanding.Exposed);
        return report.Outcome switch
        {
            _ when exposed > 0 => ($"{exposed} exposed", "#b3261e"),
            Outcome.Fail or Outcome.Error => (Words.Spoken(report.Outcome), "#b3261e"),
            Outcome.Pass when IsEstablished(report.Assessment) => ("covered", "#2b6e2f"),
            _ => ("insufficient evidence", "#5f6670"),
        };
    }

    private static bool IsEstablished(Assessment assessment) =>
        assessment is { TreeTrusted: false, Risks.Count: > 0, Coverage.Of: > 0, Posture.Level: >= PostureLevel.Tested }
        && assessment.Risks.All(r => r.Standing == RiskStanding.Covered);

    private static double Width(string text) => Math.Ceiling((text.Length * Glyph) + (2 * Pad));
}
