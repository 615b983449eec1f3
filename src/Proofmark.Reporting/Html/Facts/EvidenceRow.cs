using Proofmark.Core;
using Proofmark.Risk.Evidence;

namespace Proofmark.Reporting.Html.Facts;

/// <summary>A statement as the page lists it.</summary>
/// <param name="Id">Digest of the statement.</param>
/// <param name="Check">The check that speaks.</param>
/// <param name="Subject">What it speaks about.</param>
/// <param name="Method">The method it counts with, which may be less than it claims.</param>
/// <param name="Outcome">What it says.</param>
/// <param name="Time">When it was made (UTC).</param>
/// <param name="Age">How old it is; null for a result of this run.</param>
/// <param name="Origin">Where it was found.</param>
/// <param name="Reduction">Why it counts for less than it claims; null when it does not.</param>
internal sealed record EvidenceRow(
    string Id, string Check, string Subject, Rung Method, Outcome Outcome, DateTimeOffset Time, TimeSpan? Age, EvidenceOrigin Origin, string? Reduction)
{
    /// <summary>Every statement that had been made by the moment of the report: those that a figure rests on first, then by check and subject.</summary>
    public static IReadOnlyList<EvidenceRow> Of(AssessmentReport report)
    {
        var used = Used(report);
        return
        [
            .. report.Evidence.Where(e => e.Origin == EvidenceOrigin.ThisRun || e.Result.Time <= report.AsOf).Select(e => Of(e, report))
                .OrderBy(e => !used.Contains(e.Id)).ThenBy(e => e.Check, StringComparer.Ordinal).ThenBy(e => e.Subject, StringComparer.Ordinal)
                .ThenBy(e => e.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>Ids that the page lists and that a link can lead to.</summary>
    public static IReadOnlySet<string> Listed(AssessmentReport report) => Of(report).Take(HtmlReport.MaxListed).Select(e => e.Id).ToHashSet(StringComparer.Ordinal);

    /// <summary>Ids that a figure of the assessment rests on.</summary>
    public static IReadOnlySet<string> Used(AssessmentReport report) =>
        report.Assessment.Controls.SelectMany(c => c.Evidence)
            .Concat(report.Assessment.Risks.SelectMany(r => r.Groups).SelectMany(g => g.Controls).SelectMany(c => c.Checks).SelectMany(c => c.Evidence))
            .ToHashSet(StringComparer.Ordinal);

    private static EvidenceRow Of(EvidenceItem item, AssessmentReport report)
    {
        var result = item.Result;
        var trusted = report.Assessment.TreeTrusted;
        return new EvidenceRow(
            item.Id.ToString(),
            result.Check.Id,
            result.Subject.Name,
            EvidenceTrust.Method(item, trusted),
            result.Outcome,
            result.Time,
            item.Origin == EvidenceOrigin.ThisRun ? null : report.AsOf - result.Time,
            item.Origin,
            EvidenceTrust.Reduction(item, trusted));
    }
}
