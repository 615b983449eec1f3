using Proofmark.Risk.Assessments;
using Proofmark.Risk.Catalogues;
using Proofmark.Risk.Guidance;

namespace Proofmark.Reporting.Html.Facts;

/// <summary>A fix of the guidance that is addressed to a role.</summary>
/// <param name="Do">What to do.</param>
/// <param name="Risk">The worst instance of the risk that it answers.</param>
public sealed record AddressedFix(string Do, RiskAssessment Risk)
{
    /// <summary>For each risk, worst first, the best fix that is addressed to the role; fixes by controls that answer every risk come last.</summary>
    /// <param name="persona">Id of the role.</param>
    /// <param name="risks">The risk instances that concern it, worst first.</param>
    /// <param name="catalogue">Says which controls answer every risk.</param>
    public static IReadOnlyList<AddressedFix> Of(string persona, IEnumerable<RiskAssessment> risks, Catalogue catalogue) =>
    [
        .. risks.DistinctBy(r => r.RiskId)
            .Select(r => (Risk: r, Fix: Best(GuidanceBook.Find(r.RiskId), persona, catalogue))).Where(p => p.Fix is not null)
            .OrderBy(p => IsUniversal(p.Fix!, catalogue)).Select(p => new AddressedFix(p.Fix!.Do, p.Risk)),
    ];

    private static GuidanceFix? Best(GuidanceEntry? entry, string persona, Catalogue catalogue) =>
        entry?.Fix.Where(f => f.For.Contains(persona, StringComparer.Ordinal)).OrderBy(f => IsUniversal(f, catalogue)).FirstOrDefault();

    private static bool IsUniversal(GuidanceFix fix, Catalogue catalogue) => fix.Control is { } control && catalogue.FindControl(control)?.EveryRisk == true;
}
