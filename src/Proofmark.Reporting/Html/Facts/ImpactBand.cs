using Proofmark.Reporting.Text;
using Proofmark.Risk.Assessments;
using Proofmark.Systems.Model;

namespace Proofmark.Reporting.Html.Facts;

/// <summary>The risk instances of one class of impact. The classes are an order and no scale: nothing is multiplied.</summary>
/// <param name="Class">The class.</param>
/// <param name="Lines">Its lines, worst first.</param>
internal sealed record ImpactBand(ImpactClass Class, IReadOnlyList<ImpactLine> Lines)
{
    /// <summary>Most lines that are shown.</summary>
    public const int MaxLines = 12;

    /// <summary>How many instances are behind the lines that are not shown.</summary>
    public int Hidden => Lines.Skip(MaxLines).Sum(l => l.Places.Count);

    /// <summary>The classes that occur, severest first; empty for assessments without impacts and residuals.</summary>
    public static IReadOnlyList<ImpactBand> Of(Assessment assessment) =>
        [.. Enum.GetValues<ImpactClass>().Reverse().Select(c => new ImpactBand(c, LinesOf(assessment, c))).Where(b => b.Lines.Count > 0)];

    private static IReadOnlyList<ImpactLine> LinesOf(Assessment assessment, ImpactClass impact) =>
    [
        .. assessment.Risks.Where(r => r.Impact?.Class == impact && r.Residual is not null)
            .GroupBy(r => (r.RiskId, r.Standing, Figures.Share(r.Residual!), Figures.Two(r.Residual!.Mean), r.Coverage))
            .Select(g => new ImpactLine(g.First(), [.. g.Select(r => r.ComponentId)])),
    ];
}

/// <summary>Places of a risk where every shown figure is the same.</summary>
/// <param name="Risk">The first of them.</param>
/// <param name="Places">Ids of the components.</param>
internal sealed record ImpactLine(RiskAssessment Risk, IReadOnlyList<string> Places);
