using Proofmark.App.Policies;
using Proofmark.Core;
using Proofmark.Risk.Rules.Evaluation;
using Proofmark.Systems.Model;

namespace Proofmark.App.Assessing;

/// <summary>
/// What the tool set out to do and did not finish: files that the checks are for and that could not be read to their end, and rules that gave up. That is another
/// thing than an unknown: a question that nobody answered says nothing, but what cannot be read or judged is where somebody would put what is not to be found.
/// </summary>
internal static class Unfinished
{
    private const int MostNamed = 20;

    /// <summary>One reason for each file that no gap of the policy covers, and for each rule; of many the first are named.</summary>
    public static IEnumerable<DecisionReason> Of(IReadOnlyList<CheckResult> scanned, IReadOnlyList<CheckResult> ruled, SystemModel model, Policy policy) =>
        Told("files-unread", "more files were not read to their end", Files(scanned, model, policy))
            .Concat(Told("rules-unfinished", "more rules gave up", Rules(ruled)));

    private static List<string> Files(IReadOnlyList<CheckResult> scanned, SystemModel model, Policy policy) =>
    [
        .. scanned.Where(r => r.Outcome == Outcome.NotEstablished).Select(r => (Path: r.Subject.Name, Why: r.Coverage.Unread is [var first, ..] ? first.Reason : "its content was not judged"))
            .Concat(model.Unread.Select(u => (u.Location.Path, Why: u.Reason)))
            .DistinctBy(f => f.Path)
            .Where(f => !policy.Unread.Any(u => u.Covers(f.Path)))
            .OrderBy(f => f.Path, StringComparer.Ordinal)
            .Select(f => $"{f.Path} was not read to its end: {f.Why}"),
    ];

    private static List<string> Rules(IReadOnlyList<CheckResult> ruled) =>
    [
        .. from rule in ruled
           let broken = rule.Coverage.Unread.Where(u => u.Code == RuleEvaluator.Broken).ToList()
           where broken.Count > 0
           select $"{rule.Check.Id} gave up on {broken.Count} of {rule.Coverage.Total} {rule.Coverage.Unit}: {broken[0].Reason}",
    ];

    private static IEnumerable<DecisionReason> Told(string code, string more, List<string> all) =>
        all.Take(MostNamed).Concat(all.Count > MostNamed ? [$"{all.Count - MostNamed} {more}"] : []).Select(why => new DecisionReason(code, DecisionEffect.Missing, why));
}
