using Proofmark.App.Assessing;
using Proofmark.Core;
using Proofmark.Reporting;
using Proofmark.Reporting.Trends;

namespace Proofmark.App.Trends;

/// <summary>Differences that are not those of one finding: files, questions, rules, catalogue, trust.</summary>
internal static class WholeChanges
{
    public static IReadOnlyList<TrendCause> Of(PastAssessment past, AssessmentReport report) =>
    [
        .. Files(past.Results, report.Results),
        .. Questions(past.Results).Except(Questions(report.Results), StringComparer.Ordinal).Select(q => new TrendCause(TrendKind.QuestionAnswered, q)),
        .. Questions(report.Results).Except(Questions(past.Results), StringComparer.Ordinal).Select(q => new TrendCause(TrendKind.QuestionOpened, q)),
        .. Differ(TrendKind.RuleSetChanged, past.RuleSet?.ToString(), report.RuleSet?.ToString()),
        .. Differ(TrendKind.CatalogueChanged, past.CatalogueCommit, report.CatalogueCommit),
        .. Differ(TrendKind.TrustChanged, Trust(past.Assessment.TreeTrusted), Trust(report.Assessment.TreeTrusted)),
    ];

    private static IEnumerable<TrendCause> Files(IReadOnlyList<CheckResult> past, IReadOnlyList<CheckResult> now)
    {
        var before = Digests(past);
        return from file in Digests(now)
               where before.TryGetValue(file.Key, out var then) && then != file.Value
               select new TrendCause(TrendKind.DigestChanged, file.Key);
    }

    private static Dictionary<string, Digest> Digests(IReadOnlyList<CheckResult> results) =>
        results.Where(r => r.Subject is { Kind: SubjectKind.Artifact, Digest: not null })
            .DistinctBy(r => r.Subject.Name).ToDictionary(r => r.Subject.Name, r => r.Subject.Digest!, StringComparer.Ordinal);

    private static IEnumerable<string> Questions(IReadOnlyList<CheckResult> results) =>
        results.SelectMany(r => r.Coverage.Unread).Where(u => u.Code == UnreadPart.Unanswered).Select(u => $"{u.Location.Path}: {u.Reason}");

    private static IEnumerable<TrendCause> Differ(TrendKind kind, string? before, string? now)
    {
        if (before != now)
        {
            yield return new TrendCause(kind, $"{before ?? "none"}, now {now ?? "none"}");
        }
    }

    private static string Trust(bool trusted) => trusted ? "the tree was trusted" : "the tree was not trusted";
}
