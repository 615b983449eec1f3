using Proofmark.Reporting.Text;
using Proofmark.Risk.Assessments;

namespace Proofmark.Reporting.Charts;

/// <summary>Risks down, components across, one sign in each cell where the risk applies.</summary>
internal static class RiskMatrix
{
    /// <summary>Most components that get a column, those with the worst risks first.</summary>
    public const int MaxComponents = 40;

    private const double Left = 300;
    private const double Cell = 28;
    private const double Row = 26;
    private const int TitleCharacters = 44;
    private const int NameCharacters = 18;

    public static string Draw(Assessment assessment)
    {
        var risks = assessment.Risks.DistinctBy(r => r.RiskId).ToList();
        var components = assessment.Risks.Select(r => r.ComponentId).Distinct(StringComparer.Ordinal).Take(MaxComponents).ToList();
        var top = 30 + (Math.Min(NameCharacters, components.Select(c => c.Length).DefaultIfEmpty(0).Max()) * 5.4);
        var canvas = new SvgCanvas(Left + (components.Count * Cell) + 70, top + (risks.Count * Row) + 6, Label(assessment, risks.Count, components.Count));

        for (var i = 0; i < components.Count; i++)
        {
            canvas.Text(Left + (i * Cell) + 12, top - 12, SvgCanvas.Fit(components[i], NameCharacters), "t-name", -55);
        }

        var byCell = assessment.Risks.ToLookup(r => (r.RiskId, r.ComponentId));
        for (var i = 0; i < risks.Count; i++)
        {
            DrawRow(canvas, risks[i], components, byCell, top + (i * Row));
        }

        return canvas.ToString();
    }

    private static void DrawRow(
        SvgCanvas canvas, RiskAssessment risk, List<string> components, ILookup<(string, string), RiskAssessment> byCell, double y)
    {
        canvas.Line(0, y - 4, Left + (components.Count * Cell), y - 4, "l-rule");
        canvas.Text(0, y + 13, SvgCanvas.Fit(risk.Title, TitleCharacters), "t-body");
        for (var i = 0; i < components.Count; i++)
        {
            var x = Left + (i * Cell) + 3;
            if (byCell[(risk.RiskId, components[i])].FirstOrDefault() is { } instance)
            {
                canvas.Begin($"{instance.Title} at {instance.ComponentId}: {Words.Spoken(instance.Standing)}. {instance.Why}");
                StandingGlyph.Draw(canvas, x, y, instance.Standing);
                canvas.End();
            }
            else
            {
                canvas.Circle(x + (StandingGlyph.Size / 2), y + (StandingGlyph.Size / 2), 1.2, "d-none");
            }
        }
    }

    private static string Label(Assessment assessment, int risks, int components)
    {
        var counts = assessment.Risks.GroupBy(r => r.Standing).OrderBy(g => g.Key).Select(g => $"{g.Count()} {Words.Spoken(g.Key)}");
        return $"Risk matrix: {risks} risks by {components} components; {string.Join(", ", counts)}. The table of risks below says the same in words.";
    }
}
