using Proofmark.App.Policies;
using Proofmark.Core;
using Proofmark.Systems.Model;

namespace Proofmark.App.Assessing;

/// <summary>
/// Files that the checks are for and that could not be read to their end. That is another thing than an unknown: a question that nobody answered says nothing,
/// but a file that is there and cannot be read is where somebody would put what is not to be found. It ends like a scan of the same file.
/// </summary>
internal static class UnreadFiles
{
    private const int MostNamed = 20;

    /// <summary>One reason for each file that no gap of the policy covers; of many the first are named.</summary>
    public static IEnumerable<DecisionReason> Of(IReadOnlyList<CheckResult> scanned, SystemModel model, Policy policy)
    {
        var files = scanned.Where(r => r.Outcome == Outcome.NotEstablished).Select(r => (Path: r.Subject.Name, Why: r.Coverage.Unread is [var first, ..] ? first.Reason : "its content was not judged"))
            .Concat(model.Unread.Select(u => (u.Location.Path, Why: u.Reason)))
            .DistinctBy(f => f.Path)
            .Where(f => !policy.Unread.Any(u => u.Covers(f.Path)))
            .OrderBy(f => f.Path, StringComparer.Ordinal)
            .ToList();
        foreach (var (path, why) in files.Take(MostNamed))
        {
            yield return Missing($"{path} was not read to its end: {why}");
        }

        if (files.Count > MostNamed)
        {
            yield return Missing($"{files.Count - MostNamed} more files were not read to their end");
        }
    }

    private static DecisionReason Missing(string why) => new("files-unread", DecisionEffect.Missing, why);
}
