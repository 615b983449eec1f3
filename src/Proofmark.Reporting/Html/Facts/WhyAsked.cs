using Proofmark.Risk.Assessments;
using Proofmark.Risk.Guidance;

namespace Proofmark.Reporting.Html.Facts;

/// <summary>A risk instance whose figures are to be explained.</summary>
/// <param name="Risk">The instance.</param>
/// <param name="Listed">Ids of statements that a link can lead to.</param>
/// <param name="Titles">Titles of controls by id.</param>
/// <param name="First">The first listed instance of the same risk; guidance stands there and nowhere else.</param>
public sealed record WhyAsked(RiskAssessment Risk, IReadOnlySet<string> Listed, IReadOnlyDictionary<string, string> Titles, RiskAssessment First)
{
    /// <summary>What to know and do about the risk; null where there is no guidance.</summary>
    public GuidanceEntry? Advice => GuidanceBook.Find(Risk.RiskId);
}

/// <summary>Ids of statements to be shown, each a link where the page lists it.</summary>
/// <param name="Ids">The ids.</param>
/// <param name="Listed">Ids that a link can lead to.</param>
public sealed record EvidenceIds(IReadOnlyList<string> Ids, IReadOnlySet<string> Listed)
{
    /// <summary>Most ids that are shown one by one.</summary>
    public const int Most = 12;

    /// <summary>Enough of a digest to find it again.</summary>
    public static string Brief(string id) => id.Length > 19 ? id[..19] : id;
}
