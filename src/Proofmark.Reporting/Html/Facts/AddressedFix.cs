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
    /// <param name="kinds">Kinds of the components of the system: a fix by a control that works at none of them is left out.</param>
    public static IReadOnlyList<AddressedFix> Of(string persona, IEnumerable<RiskAssessment> risks, Catalogue catalogue, IReadOnlySet<string> kinds) =>
    [
        .. risks.DistinctBy(r => r.RiskId)
            .Select(r => (Risk: r, Fix: Best(GuidanceBook.Find(r.RiskId), persona, catalogue, kinds))).Where(p => p.Fix is not null)
            .OrderBy(p => IsUniversal(p.Fix!, catalogue)).Select(p => new AddressedFix(p.Fix!.Do, p.Risk)),
    ];

    private static GuidanceFix? Best(GuidanceEntry? entry, string persona, Catalogue catalogue, IReadOnlySet<string> kinds) =>
        entry?.Fix.Where(f => f.For.Contains(persona, StringComparer.Ordinal) && IsHere(f, catalogue, kinds)).OrderBy(f => IsUniversal(f, catalogue)).FirstOrDefault();

    private static bool IsHere(GuidanceFix fix, Catalogue catalogue, IReadOnlySet<string> kinds) =>
        fix.Control is null || catalogue.FindControl(fix.Control) is not { Components.Count: > 0 } control || control.Components.Any(kinds.Contains);

    private static bool IsUniversal(GuidanceFix fix, Catalogue catalogue) => fix.Control is { } control && catalogue.FindControl(control)?.EveryRisk == true;
}
